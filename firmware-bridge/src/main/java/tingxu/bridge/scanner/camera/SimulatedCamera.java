package tingxu.bridge.scanner.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/** A camera made of software: a grey wall, and before it the code that somebody holds. */
public final class SimulatedCamera implements AutoCloseable {

    /** How the camera sees until it is told otherwise. */
    public enum Mood {
        HEALTHY,
        /** The code is held askew. */
        ASKEW,
        /** Every pixel trembles, as in the dark. */
        GRAINY,
        /** White on black, as a telephone in night mode shows it. */
        NIGHT,
        /** Sends no pictures. */
        FROZEN,
        /** Each picture breaks off in the middle, and a pause follows. */
        BROKEN_OFF
    }

    private static final int WALL = 0xB0;
    private static final int WHITE = 0xF0;
    private static final int BLACK = 0x18;
    private static final int GRAIN = 24;
    private static final int QUIET_MODULES = 4;
    private static final double PART_OF_PICTURE = 0.7;
    private static final double ASKEW_RADIANS = 0.3;
    private static final Duration USUAL_PACE = Duration.ofMillis(60);
    private static final long BROKEN_MILLIS = 700;

    private final Port line;
    private final CameraFormat format;
    private final Duration pace;
    private final Random grain = new Random(20261126);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Mood mood = Mood.HEALTHY;
    private @Nullable String held;
    private int pictures;

    /** Starts at once; closing it hangs up. */
    public SimulatedCamera(Port farEnd, CameraFormat format) {
        this(farEnd, format, USUAL_PACE);
    }

    /**
     * @param pace from picture to picture
     */
    public SimulatedCamera(Port farEnd, CameraFormat format, Duration pace) {
        this.pace = pace;
        this.line = farEnd;
        this.format = format;
        this.thread = Thread.ofPlatform().name(farEnd.name()).daemon().unstarted(this::film);
        thread.start();
    }

    /** Holds a code before the camera, until another or none is. */
    public synchronized void hold(@Nullable String code) {
        held = code;
    }

    /** What is held before it; null for nothing. */
    public synchronized @Nullable String held() {
        return held;
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood next) {
        mood = next;
    }

    /** How many pictures were sent, whole or not. */
    public synchronized int pictures() {
        return pictures;
    }

    @Override
    public void close() {
        closing.countDown();
        line.close();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void film() {
        try {
            while (!closing.await(pause(), TimeUnit.MILLISECONDS)) {
                Mood now = mood();
                if (now == Mood.FROZEN) continue;
                byte[] picture = coded(grey(now));
                line.write(
                        now == Mood.BROKEN_OFF
                                ? Arrays.copyOf(picture, picture.length / 2)
                                : picture);
                count();
            }
        } catch (InterruptedException | PortGone over) {
            line.close();
        }
    }

    private synchronized void count() {
        pictures++;
    }

    private synchronized long pause() {
        return mood == Mood.BROKEN_OFF ? BROKEN_MILLIS : pace.toMillis();
    }

    private synchronized byte[] grey(Mood now) {
        byte[] grey = new byte[format.width() * format.height()];
        Arrays.fill(grey, (byte) WALL);
        if (held != null) draw(modules(held), now, grey);
        if (now == Mood.GRAINY)
            for (int i = 0; i < grey.length; i++)
                grey[i] =
                        (byte) Math.clamp((grey[i] & 0xFF) + grain.nextInt(-GRAIN, GRAIN), 0, 255);
        return grey;
    }

    /** Asks of each pixel which module is there: so a code may lie at any angle. */
    private void draw(BitMatrix code, Mood now, byte[] grey) {
        double turn = now == Mood.ASKEW ? ASKEW_RADIANS : 0;
        int side = code.getWidth() + 2 * QUIET_MODULES;
        double module = PART_OF_PICTURE * Math.min(format.width(), format.height()) / side;
        for (int y = 0; y < format.height(); y++)
            for (int x = 0; x < format.width(); x++) {
                double dx = (x - format.width() / 2.0) / module;
                double dy = (y - format.height() / 2.0) / module;
                double u = dx * Math.cos(turn) + dy * Math.sin(turn) + side / 2.0;
                double v = dy * Math.cos(turn) - dx * Math.sin(turn) + side / 2.0;
                if (u < 0 || v < 0 || u >= side || v >= side) continue;
                boolean black =
                        isBlack(code, (int) u - QUIET_MODULES, (int) v - QUIET_MODULES)
                                != (now == Mood.NIGHT);
                grey[y * format.width() + x] = (byte) (black ? BLACK : WHITE);
            }
    }

    private static boolean isBlack(BitMatrix code, int x, int y) {
        return x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight() && code.get(x, y);
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    0));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code holds this", tooLong);
        }
    }

    private byte[] coded(byte[] grey) {
        int pixels = grey.length;
        return switch (format.coding()) {
            case GREY -> grey;
            case YUYV -> {
                byte[] picture = new byte[2 * pixels];
                Arrays.fill(picture, (byte) 0x80);
                for (int i = 0; i < pixels; i++) picture[2 * i] = grey[i];
                yield picture;
            }
            case YUV420, NV12 -> {
                byte[] picture = Arrays.copyOf(grey, pixels * 3 / 2);
                Arrays.fill(picture, pixels, picture.length, (byte) 0x80);
                yield picture;
            }
            case MJPEG -> jpeg(grey);
        };
    }

    private byte[] jpeg(byte[] grey) {
        BufferedImage image =
                new BufferedImage(format.width(), format.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, format.width(), format.height(), grey);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }
}
