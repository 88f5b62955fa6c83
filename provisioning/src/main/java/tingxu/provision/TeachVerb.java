package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.bridge.callpad.KeyedCallPad;
import tingxu.bridge.keys.Teaching;
import tingxu.bridge.keys.Teaching.Lesson;
import tingxu.bridge.pad.KeyedPad;
import tingxu.bridge.port.KeyPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code tingxu teach}: a technician presses the keys of a pad in turn, and gets the line for the
 * bridge's file. For pads that send one byte a key, and for keypads on USB.
 */
@Command(name = "teach")
final class TeachVerb implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int PIECE = 64;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String kind;

    @Option(names = "--port", paramLabel = "TTY", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String port;

    @Option(names = "--baud", paramLabel = "BAUD")
    private int baud = 9_600;

    @Option(names = "--without", paramLabel = "KEY", split = ",")
    private List<String> without = List.of();

    @Override
    public Integer call() {
        Speech speech = new Speech(spec.commandLine());
        List<String> all = meanings();
        if (all.isEmpty())
            return speech.refuse(
                    new Words("只有 pad 和 callpad 可以教", "Only pad and callpad can be taught"));
        List<String> wanted = all.stream().filter(meaning -> !without.contains(meaning)).toList();
        if (wanted.isEmpty() || !all.containsAll(without))
            return speech.refuse(
                    new Words(
                            "--without 只能写其中几个：" + String.join(", ", all),
                            "--without names some of " + String.join(", ", all)));
        try (Port line = line()) {
            return teach(line, wanted, speech);
        } catch (IllegalArgumentException wrong) {
            return speech.refuse(
                    new Words("--port：" + wrong.getMessage(), "--port: " + wrong.getMessage()));
        } catch (PortGone gone) {
            return speech.refuse(
                    new Words("线路不通：" + gone.getMessage(), "No such line: " + gone.getMessage()));
        }
    }

    private List<String> meanings() {
        return switch (kind) {
            case "pad" -> KeyedPad.MEANINGS;
            case "callpad" -> KeyedCallPad.MEANINGS;
            default -> List.of();
        };
    }

    private Port line() throws PortGone {
        Port line = new PortAddress(port).open(baud);
        return port.startsWith("/dev/input/") ? new KeyPort(line) : line;
    }

    private int teach(Port line, List<String> wanted, Speech speech) throws PortGone {
        byte[] piece = new byte[PIECE];
        Teaching.Turn turn = Teaching.begin(wanted, now());
        say(turn, speech);
        while (!turn.next().over()) {
            int count = line.read(piece, LOOK);
            for (int i = 0; i < count; i++) {
                turn = turn.next().heard(piece[i] & 0xFF, now());
                say(turn, speech);
            }
            if (!turn.next().over()) {
                turn = turn.next().woken(now());
                say(turn, speech);
            }
        }
        return turn.lesson() instanceof Lesson.GaveUp ? 1 : 0;
    }

    private void say(Teaching.Turn turn, Speech speech) {
        switch (turn.lesson()) {
            case null -> {}
            case Lesson.Ask(String meaning) -> speech.say("teach.ask", name(meaning));
            case Lesson.Twice(String meaning, String already) ->
                    speech.say("teach.twice", name(already), name(meaning));
            case Lesson.Done(var keys) -> speech.say("teach.done", keys);
            case Lesson.GaveUp(String meaning) -> speech.say("teach.gave-up", name(meaning));
        }
    }

    private String name(String meaning) {
        return spec.commandLine().getResourceBundle().getString("teach.key." + meaning);
    }

    private static Instant now() {
        return Instant.ofEpochSecond(0, System.nanoTime());
    }
}
