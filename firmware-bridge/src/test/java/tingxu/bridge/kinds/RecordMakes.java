package tingxu.bridge.kinds;

import tingxu.bridge.Device;
import tingxu.bridge.Parts;
import tingxu.bridge.board.digits.SimulatedDigits;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.board.template.SimulatedTemplate;
import tingxu.bridge.board.template.Template;
import tingxu.bridge.board.template.TemplateProfile;
import tingxu.bridge.port.KeyEvents.KeyEvent;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.port.TracedPort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Makes a recording of each make that has no folder of its own, from its simulator on a real tty.
 * Not a test; run its main to make the files anew.
 */
final class RecordMakes {

    private static final Path FOLDER = Path.of("src", "test", "resources", "makes");
    private static final String FRAME = "AA {text:gbk:8} 0D";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

    public static void main(String[] names) throws Exception {
        Files.createDirectories(FOLDER);
        record(
                "led485",
                "board/led485",
                "digits: 4",
                (far, parts) -> parts.keep(new SimulatedDigits(far, 1)));
        TemplateProfile profile =
                new TemplateProfile(
                        Template.of(FRAME), Template.of("06"), 1, Duration.ofMillis(300));
        record(
                "template",
                "board/template",
                "frame: '" + FRAME + "', answer: '06'",
                (far, parts) -> parts.keep(new SimulatedTemplate(far, profile)));
        record(
                "onbon-voice",
                "voice/onbon",
                "address: 3",
                (far, parts) -> parts.keep(new SimulatedBoard(far, 3)));
        record("keyed-pad", "pad/keyed", "keys: '31=5 34=2'", keys('1', '4'));
        record("keyed-callpad", "callpad/keyed", "keys: '32=RECALL'", keys('2', '2'));
        record("keypad-pad", "pad/keypad", "keys: '4B=2'", events(0x4B));
        record("keypad-callpad", "callpad/keypad", "keys: '50=RECALL'", events(0x50));
        record("button", "button/pin", "", (far, _) -> say(far, 0, 1, 0, 1, 0));
        System.exit(0);
    }

    @FunctionalInterface
    private interface Life {
        void at(Pty farEnd, Parts parts) throws Exception;
    }

    private static Life keys(int... keys) {
        return (far, _) -> say(far, keys);
    }

    private static Life events(int... codes) {
        return (far, _) -> {
            for (int code : codes) {
                far.write(new KeyEvent(code, 1).bytes());
                far.write(new KeyEvent(code, 0).bytes());
            }
        };
    }

    private static void say(Port far, int... bytes) throws Exception {
        for (int b : bytes) {
            far.write(new byte[] {(byte) b});
            TimeUnit.MILLISECONDS.sleep(350); // a press that follows at once is the same press
        }
    }

    private static void record(String name, String make, String settings, Life life)
            throws Exception {
        List<String> trace = new CopyOnWriteArrayList<>();
        List<String> told = new CopyOnWriteArrayList<>();
        List<String> felt = new CopyOnWriteArrayList<>();
        try (Parts parts = new Parts()) {
            Pty far = parts.keep(Pty.open());
            Fitted fitted =
                    new Fitted(
                            new SteadyClock(Instant.EPOCH),
                            event -> told.add(event.toString()),
                            health -> felt.add(health.toString()),
                            line -> new TracedPort(line, trace::add));
            Device device =
                    parts.keep(
                            fitted.device(
                                    make,
                                    "port: "
                                            + far.path()
                                            + (settings.isEmpty() ? "" : ", " + settings)));
            EveryCutTest.begin(device, "", told);
            device.start();
            until(() -> !felt.isEmpty() || make.startsWith("board") || make.startsWith("voice"));
            TimeUnit.MILLISECONDS.sleep(200); // an invitation is given before a key is pressed
            life.at(far, parts);
            until(() -> !told.isEmpty() || (make.startsWith("voice") && !felt.isEmpty()));
            TimeUnit.MILLISECONDS.sleep(200);
            List<String> lines = new ArrayList<>();
            lines.add("# Made from a simulator: see README.md.");
            lines.add("# device " + make);
            if (!settings.isEmpty()) lines.add("# with " + settings);
            // A voice speaks for seconds of real time: how it feels is enough of it here.
            (told.isEmpty() ? felt : told).forEach(event -> lines.add("# expect " + event));
            lines.addAll(trace);
            lines.add("# 100 ms");
            Files.write(FOLDER.resolve(name + ".session"), lines);
            System.out.println(name + ": " + told + " " + felt + ", " + trace.size() + " lines");
        }
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
