package tingxu.provision.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine that faults are made with. */
public final class Commands {

    private static final long LIMIT_SECONDS = 30;

    private Commands() {}

    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(each -> Path.of(each, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Those of the names that the machine does not have. */
    public static List<String> lacking(String... names) {
        return Stream.of(names).filter(name -> find(name).isEmpty()).toList();
    }

    /** Whether mounting works here. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /**
     * Runs one to its end.
     *
     * @throws IOException with what it said, when it fails
     */
    public static String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        if (process.waitFor() != 0) throw new IOException(String.join(" ", words) + ": " + said);
        return said;
    }
}
