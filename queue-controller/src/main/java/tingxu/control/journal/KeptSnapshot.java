package tingxu.control.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A snapshot as it lies in its table: zipped JSON, bound to a row by that row's hash. */
final class KeptSnapshot {

    private final long row;
    private final int form;
    private final String hash;
    private final String digest;
    private final byte[] body;

    KeptSnapshot(long row, int form, String hash, String digest, byte[] body) {
        this.row = row;
        this.form = form;
        this.hash = hash;
        this.digest = digest;
        this.body = body;
    }

    static KeptSnapshot of(Past past, String hash) {
        byte[] body = zipped(Snapshot.of(past));
        return new KeptSnapshot(past.row(), Snapshot.FORM, hash, digest(body), body);
    }

    /**
     * The past it holds.
     *
     * @param hashThere of the journal's row that it claims to come from; empty without such a row
     * @throws IOException with a sentence, when it is not to be believed
     */
    Past past(String hashThere) throws IOException {
        if (form != Snapshot.FORM) throw new IOException("it is of another make");
        if (!hash.equals(hashThere)) throw new IOException("it is not of this journal");
        if (!digest.equals(digest(body))) throw new IOException("its bytes have changed");
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return HallJson.MAPPER.readValue(zip, Snapshot.class).past();
        }
    }

    long row() {
        return row;
    }

    int form() {
        return form;
    }

    String hash() {
        return hash;
    }

    String digest() {
        return digest;
    }

    byte[] body() {
        return body;
    }

    private static byte[] zipped(Snapshot snapshot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = quickZip(bytes)) {
            HallJson.MAPPER.writeValue(zip, snapshot);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** A full hall is a few megabytes: a little larger matters less than a core kept busy. */
    private static GZIPOutputStream quickZip(OutputStream out) throws IOException {
        return new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    private static String digest(byte[] body) {
        return HexFormat.of().formatHex(Row.sha256().digest(body));
    }
}
