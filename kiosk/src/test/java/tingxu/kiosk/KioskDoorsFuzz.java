package tingxu.kiosk;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.printer.LayoutWrong;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.receipt.TicketPreview;
import tingxu.kiosk.screen.TouchFuzz;
import tingxu.kiosk.station.CodesFuzz;
import tingxu.wire.HallId;
import tingxu.wire.Words;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * What comes into a kiosk from outside: presses, codes before the scanner, and the files in its
 * folder. Whatever the bytes, it is taken, or refused in both languages. The first byte says where
 * the rest comes in, as fuzzers of the JVM (Jazzer, {@code --target_class}) want it.
 */
public final class KioskDoorsFuzz {

    private static final Path FOLDER = Path.of("no", "such", "folder");
    private static final Pinyin PINYIN = new Pinyin();
    private static final TicketPreview PREVIEW = preview();

    private KioskDoorsFuzz() {}

    /** In an order that never changes: new ones come last. */
    enum DoorOfTheKiosk {
        TOUCH,
        CODE,
        GUIDE,
        PROFILE,
        LAYOUT
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) return;
        DoorOfTheKiosk[] all = DoorOfTheKiosk.values();
        take(all[(bytes[0] & 0xFF) % all.length], Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    static void take(DoorOfTheKiosk door, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (door) {
            case TOUCH -> TouchFuzz.fuzzerTestOneInput(bytes);
            case CODE -> CodesFuzz.fuzzerTestOneInput(bytes);
            case GUIDE -> file("guide.yaml", text, KioskDoorsFuzz::guide);
            case PROFILE ->
                    file(KioskProfile.FILE, text, field -> KioskProfile.read(field, FOLDER));
            case LAYOUT -> layout(text);
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(Field file) throws FileWrong;
    }

    private static void file(String name, String text, Reader reader) {
        try {
            reader.read(Yaml.parse(name, text));
        } catch (FileWrong wrong) {
            if (wrong.zh().isBlank() || wrong.en().isBlank())
                throw new AssertionError("refused without a word in one of the languages", wrong);
        }
    }

    /** A guide that was taken is searched, too. */
    private static void guide(Field file) throws FileWrong {
        Guide guide = GuideFile.read(file, PINYIN);
        for (String query : new String[] {"", "hz", "护照", "passport", "("}) guide.find(query, 6);
    }

    private static void layout(String text) {
        // A picture is drawn, which takes its time: of one ticket only.
        TicketPreview.Sample[] samples = TicketPreview.Sample.values();
        for (LayoutWrong wrong :
                PREVIEW.draw(text, samples[text.length() % samples.length]).faults())
            if (wrong.line() < 1 || wrong.zh().isBlank() || wrong.en().isBlank())
                throw new AssertionError("a fault without place or words");
    }

    private static TicketPreview preview() {
        try {
            Words name = new Words("政务服务大厅", "Public Service Hall");
            return new TicketPreview(
                    new Receipts(
                            new HallId("demo"),
                            name,
                            "K01",
                            ZoneId.of("Asia/Shanghai"),
                            PrinterProfile.NARROW),
                    FOLDER,
                    GuideFile.shipped(PINYIN));
        } catch (FileWrong wrong) {
            throw new IllegalStateException("the guide that is shipped is wrong", wrong);
        }
    }
}
