package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.console.SelfTest;
import tingxu.bridge.console.Verdict;
import tingxu.bridge.file.FileWrong;
import tingxu.daemon.BridgeConfig;
import tingxu.provision.bridge.Bench;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Tries every device of a file and says what works, what does not, and what to do. */
@Command(name = "test")
final class BridgeTestVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE")
    private Path file = Path.of("bridge", BridgeConfig.FILE);

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--hand-seconds", paramLabel = "SECONDS")
    private int handSeconds = 30;

    @Override
    public Integer call() throws InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        try {
            SelfTest test =
                    Bench.test(
                            file,
                            Duration.ofSeconds(handSeconds),
                            verdict -> {
                                if (!json) speech.print(row(speech, verdict));
                            },
                            prompt -> {
                                if (!json) speech.print("→ " + prompt.in(speech.chinese()));
                            });
            List<Verdict> verdicts = test.run();
            if (json)
                speech.print(
                        JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(Bench.json(verdicts)));
            else
                speech.say(
                        "test.done",
                        count(verdicts, Verdict.Outcome.PASS),
                        count(verdicts, Verdict.Outcome.FAIL),
                        count(verdicts, Verdict.Outcome.SKIPPED));
            return count(verdicts, Verdict.Outcome.FAIL) == 0 ? 0 : 1;
        } catch (FileWrong wrong) {
            return speech.refuse(wrong);
        }
    }

    private static long count(List<Verdict> verdicts, Verdict.Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static String row(Speech speech, Verdict verdict) {
        String colour =
                switch (verdict.outcome()) {
                    case PASS -> "green";
                    case FAIL -> "red";
                    case SKIPPED -> "yellow";
                };
        boolean chinese = speech.chinese();
        String remedy = verdict.remedy() == null ? "" : "  docs/runbook.md#" + verdict.remedy();
        return Ansi.AUTO.string("@|%s %-7s|@ ".formatted(colour, verdict.outcome()))
                + "%-14s %s: %s%s"
                        .formatted(
                                verdict.device(),
                                verdict.check().in(chinese),
                                verdict.said().in(chinese),
                                remedy);
    }
}
