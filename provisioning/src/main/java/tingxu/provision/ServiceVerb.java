package tingxu.provision;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.provision.process.ServiceUnit;
import tingxu.wire.Words;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** Writes the unit with which systemd keeps a hall, a kiosk or a bridge running. */
@Command(name = "service")
final class ServiceVerb implements Callable<Integer> {

    private static final Set<String> LASTING = Set.of("hall", "kiosk", "bridge");
    private static final Words WHICH =
            new Words(
                    "服务只能是 hall、kiosk 或 bridge，后面写它自己的选项。",
                    "A service is hall, kiosk or bridge, followed by its own options.");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "VERB", arity = "1..*")
    private List<String> verb = List.of();

    @Override
    public Integer call() {
        Speech speech = new Speech(spec.commandLine());
        if (!LASTING.contains(verb.getFirst())) return speech.refuse(WHICH);
        mistyped();
        Path launcher = Path.of(System.getProperty("tingxu.launcher", "tingxu"));
        Path here = Path.of("").toAbsolutePath();
        speech.print(new ServiceUnit(verb, launcher, here, System.getProperty("user.name")).text());
        return 0;
    }

    /** What the verb would not take is said now, and not by a service that never starts. */
    private void mistyped() {
        CommandLine root = spec.commandLine();
        while (root.getParent() != null) root = root.getParent();
        try {
            Objects.requireNonNull(root.getSubcommands().get(verb.getFirst()))
                    .parseArgs(verb.subList(1, verb.size()).toArray(String[]::new));
        } catch (ParameterException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
