package tingxu.bridge.printer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Any text as a ticket's layout, and any text as what it shall say. */
public final class LayoutFuzz {

    private static final Set<String> NAMES = Set.of("number", "qr");

    private LayoutFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<LayoutWrong> faults = new ArrayList<>();
        SlipLayout layout =
                SlipLayout.read(
                        text,
                        NAMES,
                        PrinterProfile.NARROW,
                        name -> {
                            throw new IOException("no pictures here");
                        },
                        faults);
        for (LayoutWrong wrong : faults)
            if (wrong.line() < 1 || wrong.zh().isBlank() || wrong.en().isBlank())
                throw new AssertionError("a fault without place or words");
        String value = text.substring(0, Math.min(text.length(), 60));
        Slip slip = layout.fill(Map.of("number", value, "qr", "TX1." + value.length()));
        EscPos.Encoded job = EscPos.encode(slip, PrinterProfile.NARROW);
        Paper.of(job.bytes(), PrinterProfile.NARROW);
    }
}
