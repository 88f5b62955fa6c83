package tingxu.bridge.printer;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrinterTalk.Act;

import java.time.Instant;
import java.util.Arrays;

/** Any bytes as what a printer answers, and as what a host tells a printer. */
public final class PrinterFuzz {

    private PrinterFuzz() {}

    /** The first byte says which way they go. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) return;
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        if ((bytes[0] & 1) == 0) answers(rest);
        else job(rest);
    }

    /** A slip is settled once, and within its limits, whatever the printer says. */
    private static void answers(byte[] bytes) {
        Instant now = Instant.EPOCH;
        PrinterTalk talk = PrinterTalk.start(PrinterProfile.WIDE, now).next();
        PrinterTalk.Step step = talk.print(Bytes.hex("1B 40"), now);
        int settled = settled(step);
        for (byte b : bytes) {
            now = now.plusMillis(b & 0xFF);
            step = step.next().on(Bytes.of(b), now);
            settled += settled(step);
            step = step.next().tick(now);
            settled += settled(step);
        }
        for (int i = 0; i < 200 && !step.next().idle(); i++) {
            Instant wake = step.next().wakeAt();
            now = wake.isAfter(now) ? wake : now;
            step = step.next().tick(now);
            settled += settled(step);
        }
        if (settled != 1) throw new AssertionError("a slip was settled " + settled + " times");
        PrinterCondition.of(step.next().status());
        step.next().status().health();
    }

    private static int settled(PrinterTalk.Step step) {
        return (int) step.acts().stream().filter(Act.Settle.class::isInstance).count();
    }

    /** What is cut is what came, in whatever pieces; and all of it can be printed. */
    private static void job(byte[] bytes) {
        PrintData whole = new PrintData();
        var atOnce = whole.feed(Bytes.copyOf(bytes));
        PrintData pieces = new PrintData();
        int cut = 0;
        for (byte b : bytes) cut += pieces.feed(Bytes.of(b)).size();
        if (cut != atOnce.size()) throw new AssertionError("pieces matter");
        PrintHead head = new PrintHead(PrinterProfile.NARROW);
        int used = 0;
        for (PrintData.Said said : atOnce) {
            used += said.length();
            head.take(said);
        }
        if (used > bytes.length) throw new AssertionError("more was cut than came");
        head.cut();
    }
}
