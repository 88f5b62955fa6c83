package tingxu.provision.outpost;

import org.jspecify.annotations.Nullable;

import tingxu.control.broker.MosquittoConfig;
import tingxu.provision.authority.Authority;
import tingxu.provision.authority.PrivateFile;
import tingxu.provision.claim.SlotDesk;
import tingxu.provision.process.Commands;
import tingxu.wire.HallId;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Mosquitto as the hall's own files make it, in a process that can be killed. */
public final class Broker implements AutoCloseable {

    private static final int LOOKS = 500;
    private static final long LOOK_MILLIS = 20;
    private static final long GOOD_BYE_SECONDS = 10;

    private final Path conf;
    private final Path log;
    private final List<String> under;
    private final List<String> hosts;
    private final int port;
    private @Nullable Process process;

    private Broker(Path conf, Path log, List<String> under, List<String> hosts, int port) {
        this.conf = conf;
        this.log = log;
        this.under = under;
        this.hosts = hosts;
        this.port = port;
    }

    /** On loopback, keeping nothing on disk, as it is recommended. */
    public static Broker here(Path folder, Path data, HallId hall) throws IOException {
        return made(folder, data, hall, List.of(), List.of("localhost"), "");
    }

    /** As {@link #here}, but with a store on disk in its folder, which it writes every second. */
    public static Broker storing(Path folder, Path data, HallId hall) throws IOException {
        String store =
                "persistence true\nautosave_interval 1\nautosave_on_changes false\n"
                        + "persistence_location "
                        + folder
                        + "/\n";
        return made(folder, data, hall, List.of(), List.of("localhost"), store);
    }

    /** At the far ends of cables. */
    public static Broker behind(Path folder, Path data, HallId hall, FarRoom room)
            throws IOException {
        return made(folder, data, hall, room.under(), room.addresses(), "");
    }

    private static Broker made(
            Path folder,
            Path data,
            HallId hall,
            List<String> under,
            List<String> hosts,
            String store)
            throws IOException {
        Files.createDirectories(folder);
        int port = freePort();
        Authority authority = Authority.open(SlotDesk.authority(data), InstantSource.system());
        Path acl = folder.resolve("acl");
        MosquittoConfig config =
                new MosquittoConfig(
                        hall,
                        under.isEmpty() ? "127.0.0.1" : "0.0.0.0",
                        port,
                        authority.server(under.isEmpty() ? List.of() : hosts),
                        authority.revocationList(),
                        acl);
        PrivateFile.write(acl, config.aclText());
        Path conf = folder.resolve("mosquitto.conf");
        String text = config.text();
        if (!store.isEmpty()) text = text.replace("persistence false\n", store);
        PrivateFile.write(conf, text + "\nuser " + Files.getOwner(folder) + "\n");
        return new Broker(conf, folder.resolve("broker.log"), under, hosts, port);
    }

    /** What this machine lacks for one. */
    public static List<String> lacking() {
        return Commands.lacking("mosquitto");
    }

    /** As the hall knows it. */
    public URI hallAddress() {
        return address(hosts.getFirst());
    }

    /** As the kiosk knows it: by a cable of its own, where there are cables. */
    public URI kioskAddress() {
        return address(hosts.getLast());
    }

    private URI address(String host) {
        return URI.create("ssl://" + host + ":" + port);
    }

    /** Listens when this returns. */
    public void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(under);
        command.add(Commands.find("mosquitto").orElseThrow().toString());
        command.addAll(List.of("-c", conf.toString()));
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        for (int i = 0; i < LOOKS; i++) {
            if (listens()) return;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IOException("mosquitto does not listen: see " + log);
    }

    private boolean listens() {
        try (Socket socket = new Socket(hosts.getFirst(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As an administrator ends it. */
    public void stop() throws IOException, InterruptedException {
        Process running = process;
        if (running == null) return;
        running.destroy();
        ended(running);
    }

    private static void ended(Process broker) throws IOException, InterruptedException {
        if (!broker.waitFor(GOOD_BYE_SECONDS, TimeUnit.SECONDS))
            throw new IOException("mosquitto does not end");
    }

    /** Without a good-bye. */
    public void kill() throws IOException, InterruptedException {
        Process running = process;
        if (running == null) return;
        ended(running.destroyForcibly());
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (process != null) process.destroyForcibly();
    }
}
