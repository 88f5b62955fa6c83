package tingxu.kiosk.receipt;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.printer.LayoutWrong;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.SlipLayout;
import tingxu.bridge.printer.drawing.Logo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Where the face of a ticket comes from: the hall's own file, or the one that is shipped. */
public final class TicketLayout {

    /** Beside the kiosk's other files, with its pictures. */
    public static final String FILE = "ticket.layout";

    static final Set<String> NAMES =
            Set.of(
                    "hall", "hall.en", "again", "number", "line", "line.en", "reason", "ahead",
                    "wait", "taken", "kiosk", "item", "item.en", "qr", "offline", "booked");

    private static final String SHIPPED = "/tingxu/kiosk/" + FILE;

    private TicketLayout() {}

    /**
     * @throws FileWrong when the hall's own file cannot be used, with the line that is wrong
     */
    public static SlipLayout in(Path folder, PrinterProfile paper) throws FileWrong {
        Path own = folder.resolve(FILE);
        if (!Files.exists(own)) return shipped(paper);
        try {
            return SlipLayout.read(Files.readString(own), NAMES, paper, logos(folder, paper));
        } catch (LayoutWrong wrong) {
            throw new FileWrong(FILE, "", wrong.zh(), wrong.en());
        } catch (IOException e) {
            throw new FileWrong(FILE, "", "读不出来：" + e.getMessage(), "cannot be read: " + e);
        }
    }

    /** Pictures lie beside the layout, nowhere else. */
    static SlipLayout.Logos logos(Path folder, PrinterProfile paper) {
        return name -> {
            if (!name.matches("[\\w.\\- ]+") || name.startsWith("."))
                throw new IOException("a picture is a plain file name, not " + name);
            return Logo.read(folder.resolve(name), paper.widthDots());
        };
    }

    /** The layout that comes with the kiosk. */
    public static SlipLayout shipped(PrinterProfile paper) {
        try {
            return SlipLayout.read(
                    shippedText(),
                    NAMES,
                    paper,
                    name -> {
                        throw new IOException("no picture is shipped: " + name);
                    });
        } catch (LayoutWrong wrong) {
            throw new IllegalStateException(SHIPPED + " is wrong", wrong);
        }
    }

    static String shippedText() {
        try (InputStream file = TicketLayout.class.getResourceAsStream(SHIPPED)) {
            if (file == null) throw new IllegalStateException(SHIPPED + " is not shipped");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED + " cannot be read", e);
        }
    }
}
