package tingxu.provision.outpost;

import tingxu.provision.process.Commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace of its own, as a back room with a machine in it: whoever lives there is
 * reached over cables alone. It is gone with the process that holds it, and its cables with it.
 */
public final class FarRoom implements AutoCloseable {

    private static final int CABLES = 2;
    private static final int LOOKS = 500;
    private static final long LOOK_MILLIS = 10;

    private final Process holder;
    private final List<Cable> cables = new ArrayList<>();

    /** The hall's cable is the first, the kiosk's the second. */
    public FarRoom() throws IOException, InterruptedException {
        Commands.run("ip", "link", "set", "lo", "up");
        // It reads until whoever made it has ended, however that comes.
        holder = new ProcessBuilder("unshare", "-n", "cat").start();
        try {
            untilApart();
            run("ip", "link", "set", "lo", "up");
            for (int i = 0; i < CABLES; i++) cables.add(Cable.laid(i, this));
        } catch (IOException | InterruptedException failed) {
            holder.destroyForcibly();
            throw failed;
        }
    }

    /** What this machine lacks for one. */
    public static List<String> lacking() {
        List<String> lacking =
                new ArrayList<>(Commands.lacking("unshare", "nsenter", "ip", "tc", "readlink"));
        if (!Commands.isRoot()) lacking.add("root, to make a network");
        return lacking;
    }

    private void untilApart() throws IOException, InterruptedException {
        String own = Commands.run("readlink", "/proc/self/ns/net");
        for (int i = 0; i < LOOKS; i++) {
            if (!Commands.run("readlink", "/proc/" + holder.pid() + "/ns/net").equals(own)) return;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IOException("unshare -n makes no network of its own");
    }

    long pid() {
        return holder.pid();
    }

    /** The program that starts another in there. */
    List<String> under() {
        return List.of("nsenter", "-t", Long.toString(holder.pid()), "-n");
    }

    void run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(under());
        command.addAll(List.of(words));
        Commands.run(command.toArray(String[]::new));
    }

    /** The kiosk's. The hall's is left alone. */
    public Cable kioskCable() {
        return cables.getLast();
    }

    /** By which those on this side reach who is there, one a cable. */
    List<String> addresses() {
        return cables.stream().map(Cable::farAddress).toList();
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
