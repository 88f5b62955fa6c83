package tingxu.bridge;

import tingxu.bridge.card.CardEvent;
import tingxu.bridge.card.CardKind;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.card.CardText;
import tingxu.bridge.card.CardVeil;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.port.TracedPort;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.scanner.QrScanner;
import tingxu.bridge.scanner.ScannerMake;
import tingxu.bridge.scanner.SimulatedScanner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Makes the recordings that no device has given us yet: simulated devices on real ttys, written
 * down as a kiosk in the field writes them. Not a test; run its main to make the files anew.
 *
 * <p>A recording counts whole milliseconds. One in which the driver acts on a limit within the same
 * millisecond as the device may not play again: such a file is recorded once more, or left out.
 */
final class RecordSessions {

    private static final Path FOLDER = Path.of("src", "test", "resources");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);
    private static final CardText CITIZEN = CardText.citizen("示例", "11010519491231002X");

    private final List<String> trace = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    public static void main(String[] names) throws Exception {
        card("wrong-checksum", SimulatedCardReader.Mood.WRONG_CHECKSUM, CITIZEN, 2);
        card("junk-prefix", SimulatedCardReader.Mood.JUNK_PREFIX, CITIZEN, 3);
        card("split-writes", SimulatedCardReader.Mood.SPLIT_WRITES, CITIZEN, 3);
        card("unreadable", SimulatedCardReader.Mood.CARD_UNREADABLE, CITIZEN, 2);
        card("two-cards", SimulatedCardReader.Mood.TWO_CARDS, CITIZEN, 2);
        card("other-card", SimulatedCardReader.Mood.OTHER_CARD, CITIZEN, 2);
        card("not-genuine", SimulatedCardReader.Mood.NOT_GENUINE, CITIZEN, 2);
        card("hangs-up", SimulatedCardReader.Mood.HANGS_UP, CITIZEN, 3);
        card("module-refuses", SimulatedCardReader.Mood.REFUSING, CITIZEN, 0);
        LocalDate born = LocalDate.of(1999, 1, 1);
        LocalDate from = LocalDate.of(2024, 1, 1);
        card(
                "resident",
                SimulatedCardReader.Mood.HEALTHY,
                new CardText(
                        CardKind.HK_MACAU_TAIWAN_RESIDENT,
                        "示例",
                        "810000199901010014",
                        born,
                        from,
                        LocalDate.of(2029, 1, 1)),
                3);
        card(
                "foreigner-2023",
                SimulatedCardReader.Mood.HEALTHY,
                new CardText(
                        CardKind.FOREIGNER_2023,
                        "示例",
                        "911156198501010012",
                        LocalDate.of(1985, 1, 1),
                        from,
                        LocalDate.of(2034, 1, 1)),
                3);
        for (SimulatedPrinter.Mood mood :
                List.of(
                        SimulatedPrinter.Mood.NEAR_END,
                        SimulatedPrinter.Mood.COVER_OPEN,
                        SimulatedPrinter.Mood.HEAD_HOT,
                        SimulatedPrinter.Mood.NOISE,
                        SimulatedPrinter.Mood.TRICKLE)) printer(mood);
        scanner("gm65", ScannerMake.GM65, SimulatedScanner.Mood.HEALTHY, 2);
        scanner("gm65-wrong-checksum", ScannerMake.GM65, SimulatedScanner.Mood.WRONG_CHECKSUM, 2);
        scanner("newland", ScannerMake.NEWLAND, SimulatedScanner.Mood.HEALTHY, 2);
        scanner("newland-deaf", ScannerMake.NEWLAND, SimulatedScanner.Mood.DEAF, 1);
        scanner("honeywell-trigger", ScannerMake.HONEYWELL, SimulatedScanner.Mood.HEALTHY, 2);
        scanner("keyboard", ScannerMake.KEYBOARD, SimulatedScanner.Mood.HEALTHY, 2);
        scanner("slow-without-end", ScannerMake.LINE, SimulatedScanner.Mood.NO_END, 2);
        System.exit(0);
    }

    private static void card(String name, SimulatedCardReader.Mood mood, CardText text, int told)
            throws Exception {
        RecordSessions record = new RecordSessions();
        Pty pty = Pty.open();
        try (SimulatedCardReader simulated = new SimulatedCardReader(pty);
                CardReader reader =
                        new CardReader(
                                new DeviceId(name),
                                () ->
                                        new TracedPort(
                                                SerialPort.open(pty.path(), 115_200),
                                                record.trace::add,
                                                new CardVeil()),
                                new SteadyClock(Instant.EPOCH),
                                record::heard,
                                health -> {})) {
            simulated.mood(mood);
            reader.start();
            until(() -> record.trace.size() > 8);
            simulated.place(text);
            until(() -> record.events.size() >= Math.min(told, 2));
            simulated.remove();
            until(() -> record.events.size() >= told && record.trace.size() > 12);
            record.write("card/" + name, "# expect " + String.join(" ", record.events));
        }
    }

    private void heard(CardEvent event) {
        events.add(event.getClass().getSimpleName());
    }

    private static void printer(SimulatedPrinter.Mood mood) throws Exception {
        RecordSessions record = new RecordSessions();
        Pty pty = Pty.open();
        String name = mood.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        try (SimulatedPrinter simulated = new SimulatedPrinter(pty);
                TicketPrinter printer =
                        new TicketPrinter(
                                new DeviceId(name),
                                () ->
                                        new TracedPort(
                                                SerialPort.open(pty.path(), 115_200),
                                                record.trace::add),
                                PrinterProfile.WIDE,
                                new SteadyClock(Instant.EPOCH),
                                health ->
                                        record.events.add(
                                                PaperAndBoardSessionsTest.words(health)))) {
            simulated.mood(mood);
            var told =
                    printer.print(PaperAndBoardSessionsTest.TICKET)
                            .thenAccept(outcome ->
                                    record.events.add(PaperAndBoardSessionsTest.words(outcome)));
            printer.start();
            until(told::isDone);
            record.write(
                    "printer/" + name,
                    String.join(
                            "\n", record.events.stream().map(each -> "# expect " + each).toList()));
        }
    }

    private static void scanner(String name, ScannerMake make, SimulatedScanner.Mood mood, int told)
            throws Exception {
        RecordSessions record = new RecordSessions();
        Pty pty = Pty.open();
        boolean triggered = make == ScannerMake.HONEYWELL;
        try (SimulatedScanner simulated = new SimulatedScanner(pty, make);
                QrScanner scanner =
                        new QrScanner(
                                new DeviceId(name),
                                () ->
                                        new TracedPort(
                                                SerialPort.open(pty.path(), 115_200),
                                                record.trace::add),
                                make,
                                new SteadyClock(Instant.EPOCH),
                                scan -> record.events.add("Scan " + scan.text()),
                                record::felt)) {
            simulated.mood(mood);
            if (triggered) simulated.hold("TX1.A");
            if (triggered) scanner.trigger();
            scanner.start();
            boolean asked = make == ScannerMake.NEWLAND || make == ScannerMake.GM65;
            until(() -> !record.events.isEmpty() && (!asked || !record.trace.isEmpty()));
            if (!triggered) simulated.scan("TX1.A");
            until(() -> record.events.size() >= told);
            List<String> head = new ArrayList<>(List.of("# make " + make));
            if (triggered) head.add("# trigger");
            for (String event : record.events) head.add("# expect " + event);
            record.write("scanner/" + name, String.join("\n", head));
        }
    }

    private void felt(Health health) {
        events.add(PaperAndBoardSessionsTest.words(health));
    }

    private void write(String name, String head) throws Exception {
        List<String> lines = new ArrayList<>(List.of("# Made from a simulator: see README.md."));
        lines.add(head);
        lines.addAll(trace);
        lines.add("# 100 ms");
        Files.write(FOLDER.resolve(name + ".session"), lines);
        System.out.println(name + ": " + events + ", " + trace.size() + " lines");
    }

    /** A recording is made by hand, now and then: looking again is good enough here. */
    private static void until(java.util.function.BooleanSupplier done) throws Exception {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS)
                throw new IllegalStateException("it does not come to that");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
