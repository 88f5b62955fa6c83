package tingxu.provision;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import tingxu.provision.process.Commands;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Mosquitto, as its administrator starts it. */
final class MosquittoProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    /** Skips the test, aloud, where there is no Mosquitto. */
    MosquittoProcess(Path conf, int port) throws IOException {
        log = conf.resolveSibling("log");
        process =
                new ProcessBuilder(program(), "-c", conf.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        await("mosquitto listens: " + log)
                .atMost(Duration.ofSeconds(10))
                .until(() -> listens(port));
    }

    /** As {@code systemctl reload} does it, and until it is done: who comes before is let in. */
    void reload() throws IOException, InterruptedException {
        Commands.run("kill", "-HUP", Long.toString(process.pid()));
        await("mosquitto reloads: " + log)
                .atMost(Duration.ofSeconds(10))
                .until(() -> log().contains("Reloading config"));
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    private static String program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        Optional<Path> found =
                Stream.of(path.split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "mosquitto"))
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(found.isPresent(), "SKIPPED: mosquitto is not installed on this machine");
        return found.orElseThrow().toString();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        await("mosquitto ends").atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }
}
