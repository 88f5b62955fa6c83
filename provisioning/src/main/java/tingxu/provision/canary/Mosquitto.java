package tingxu.provision.canary;

import tingxu.control.broker.MosquittoConfig;
import tingxu.provision.authority.Authority;
import tingxu.provision.authority.PrivateFile;
import tingxu.provision.claim.SlotDesk;
import tingxu.wire.HallId;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Mosquitto as the hall's own files make it, with a second door on loopback at which everything
 * is heard, and a store on disk: both would be wrong in a hall, and here show what passes.
 */
final class Mosquitto implements AutoCloseable {

    private static final int LOOKS = 500;
    private static final long LOOK_MILLIS = 20;

    private final Path folder;
    private final int port;
    private final int tap;
    private final Process broker;
    private final Process listener;

    Mosquitto(Path folder, Path data, HallId hall) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = freePort();
        this.tap = freePort();
        Authority authority = Authority.open(SlotDesk.authority(data), InstantSource.system());
        Path acl = folder.resolve("acl");
        MosquittoConfig config =
                new MosquittoConfig(
                        hall,
                        "127.0.0.1",
                        port,
                        authority.server(List.of()),
                        authority.revocationList(),
                        acl);
        PrivateFile.write(acl, config.aclText());
        Path conf = folder.resolve("mosquitto.conf");
        PrivateFile.write(conf, tapped(config.text()) + "\nuser " + Files.getOwner(folder) + "\n");
        broker = started("mosquitto", "broker.log", "-c", conf.toString(), "-v");
        untilItListens();
        listener =
                started(
                        "mosquitto_sub",
                        "capture",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(tap),
                        "-t",
                        "#",
                        "-t",
                        "$SYS/broker/version",
                        "-v");
        untilHeard("$SYS/broker/version");
    }

    private String tapped(String own) {
        return "per_listener_settings true\n"
                + own.replace("persistence false", "persistence true\nautosave_interval 1")
                + "\npersistence_location "
                + folder
                + "/\n\nlistener "
                + tap
                + " 127.0.0.1\nallow_anonymous true\n";
    }

    /** Where a program of the broker's package is; empty where it is not installed. */
    static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(each -> Path.of(each, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Process started(String program, String log, String... words) throws IOException {
        Path found =
                program(program).orElseThrow(() -> new IOException(program + " is not installed"));
        List<String> command =
                Stream.concat(Stream.of(found.toString()), Stream.of(words)).toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private void untilItListens() throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tap)) {
                if (socket.isConnected()) return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        throw new IOException("mosquitto does not listen: " + log("broker.log"));
    }

    /** Until something with these words has passed. */
    void untilHeard(String words) throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            if (log("capture").contains(words)) return;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IOException(words + " was not heard: " + log("capture"));
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** Says something that stays with the broker. */
    void say(String topic, String words) throws IOException, InterruptedException {
        Process said =
                started(
                        "mosquitto_pub",
                        "said.log",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(tap),
                        "-r",
                        "-q",
                        "1",
                        "-t",
                        topic,
                        "-m",
                        words);
        if (said.waitFor() != 0) throw new IOException(log("said.log"));
        untilHeard(topic);
    }

    /** Has it write its store to disk now. */
    void store() throws IOException, InterruptedException {
        Path store = folder.resolve("mosquitto.db");
        Files.deleteIfExists(store);
        new ProcessBuilder("kill", "-USR1", Long.toString(broker.pid())).start().waitFor();
        for (int i = 0; i < LOOKS; i++) {
            if (Files.exists(store)) return;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IOException("mosquitto has not written its store: " + log("broker.log"));
    }

    URI address() {
        return URI.create("ssl://localhost:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Override
    public void close() {
        listener.destroy();
        broker.destroy();
        try {
            if (!broker.waitFor(5, TimeUnit.SECONDS)) broker.destroyForcibly();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            broker.destroyForcibly();
        }
    }
}
