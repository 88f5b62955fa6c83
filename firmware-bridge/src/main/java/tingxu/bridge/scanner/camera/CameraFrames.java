package tingxu.bridge.scanner.camera;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Cuts what a camera sends into pictures. Feeding it never throws; its memory is fixed.
 *
 * <p>Raw pictures carry no mark of where one begins. They follow each other without a gap, and a
 * pause means that the sender began anew: so {@link #pause} drops what was begun.
 */
final class CameraFrames {

    private static final int MARK = 0xFF;
    private static final int BEGINS = 0xD8;
    private static final int ENDS = 0xD9;

    private final CameraFormat format;
    private final byte[] gathered;
    private int length;
    private int before;
    private boolean inside;

    CameraFrames(CameraFormat format) {
        this.format = format;
        this.gathered = new byte[format.bytes() == 0 ? CameraFormat.LONGEST_BYTES : format.bytes()];
    }

    /** The newest picture that is whole after these bytes; null while none is. */
    byte @Nullable [] feed(byte[] bytes, int count) {
        byte[] whole = null;
        int at = 0;
        while (at < count) {
            if (format.bytes() == 0) {
                byte[] jpeg = jpeg(bytes[at++] & 0xFF);
                if (jpeg != null) whole = jpeg;
                continue;
            }
            int part = Math.min(count - at, gathered.length - length);
            System.arraycopy(bytes, at, gathered, length, part);
            at += part;
            length += part;
            if (length < gathered.length) continue;
            whole = gathered.clone();
            length = 0;
        }
        return whole;
    }

    /** Nothing has come for a while: what follows begins a picture. */
    void pause() {
        length = 0;
        before = 0;
        inside = false;
    }

    /** A JPEG begins with FF D8 and ends with FF D9, which stands nowhere inside its data. */
    private byte @Nullable [] jpeg(int b) {
        boolean begins = before == MARK && b == BEGINS;
        boolean ends = before == MARK && b == ENDS;
        before = b;
        if (begins) {
            inside = true;
            gathered[0] = (byte) MARK;
            length = 1;
        }
        if (!inside) return null;
        if (length == gathered.length) {
            inside = false;
            return null;
        }
        gathered[length++] = (byte) b;
        if (!ends) return null;
        inside = false;
        return Arrays.copyOf(gathered, length);
    }
}
