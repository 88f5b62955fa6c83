package tingxu.control.broker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;
import tingxu.wire.mqtt.Cable;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;
import tingxu.wire.mqtt.Wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Mosquitto process, under the configuration that we write for it. */
final class MosquittoStation implements Station {

    private static final List<String> PLACES =
            List.of(
                    "/usr/sbin/mosquitto",
                    "/usr/local/sbin/mosquitto",
                    "/opt/homebrew/sbin/mosquitto");

    private final Path program;
    private final Path folder;
    private final Certificates certificates;
    private final int port;
    private final Cable cable;
    private @Nullable Process mosquitto;

    /** Skips the test, aloud, where there is no Mosquitto. */
    static MosquittoStation open(Path folder, Certificates certificates) throws IOException {
        Optional<Path> program =
                PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "SKIPPED: mosquitto is not installed on this machine");
        return new MosquittoStation(program.orElseThrow(), folder, certificates);
    }

    private MosquittoStation(Path program, Path folder, Certificates certificates)
            throws IOException {
        this.program = program;
        this.folder = folder;
        this.certificates = certificates;
        this.port = freePort();
        TlsIdentity own = certificates.issued().get("localhost");
        if (own == null) throw new IllegalStateException("no certificate for localhost");
        MosquittoConfig config =
                new MosquittoConfig(
                        new HallId("demo"), "127.0.0.1", port, own, null, folder.resolve("acl"));
        Files.writeString(folder.resolve("acl"), config.aclText());
        // Mosquitto gives up root for a user of its own, who could not read this folder.
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                config.text() + "user " + System.getProperty("user.name") + "\n");
        this.cable = new Cable(port);
        begin();
    }

    int port() {
        return port;
    }

    @Override
    public Wire wire(String name) {
        return wire(name, name, cable.port());
    }

    @Override
    public Wire steadyWire(String name) {
        return wire(name, name, port);
    }

    Wire wire(String certificate, String clientId, int toPort) {
        return new MqttWire(
                new MqttWire.Line(
                        URI.create("ssl://localhost:" + toPort),
                        clientId,
                        certificates.identity(certificate)));
    }

    @Override
    public void cut() {
        cable.pull();
    }

    @Override
    public void heal() {
        cable.plug();
    }

    @Override
    public void restart() throws IOException {
        kill();
        begin();
    }

    @Override
    public void close() throws IOException {
        cable.close();
        kill();
    }

    private void begin() throws IOException {
        mosquitto =
                new ProcessBuilder(
                                program.toString(),
                                "-c",
                                folder.resolve("mosquitto.conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("mosquitto.log").toFile()))
                        .start();
        await().atMost(Duration.ofSeconds(10)).until(this::listens);
    }

    private void kill() throws IOException {
        if (mosquitto == null) return;
        mosquitto.destroyForcibly();
        try {
            if (!mosquitto.waitFor(10, TimeUnit.SECONDS))
                throw new IOException("mosquitto does not die");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
