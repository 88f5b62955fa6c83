package tingxu.provision.outpost;

import tingxu.provision.process.Commands;

import java.io.IOException;
import java.util.List;

/**
 * A cable between this network and a {@link FarRoom}: the kernel's own, so that what is done to it
 * is done to real packets. Its addresses are of those that are kept for examples.
 */
public final class Cable {

    /** Of one packet on Ethernet, with some room. */
    private static final String BURST_BYTES = "1600";

    private final String name;
    private final String near;
    private final String far;
    private final FarRoom room;

    private Cable(int i, FarRoom room) {
        this.name = "tingxu" + i;
        this.near = "192.0.2." + (4 * i + 1);
        this.far = "192.0.2." + (4 * i + 2);
        this.room = room;
    }

    static Cable laid(int i, FarRoom room) throws IOException, InterruptedException {
        Cable cable = new Cable(i, room);
        String holder = Long.toString(room.pid());
        Commands.run(
                "ip",
                "link",
                "add",
                cable.name,
                "type",
                "veth",
                "peer",
                "name",
                cable.name,
                "netns",
                holder);
        Commands.run("ip", "addr", "add", cable.near + "/30", "dev", cable.name);
        room.run("ip", "addr", "add", cable.far + "/30", "dev", cable.name);
        cable.plug();
        return cable;
    }

    /** Of the far end. */
    public String farAddress() {
        return far;
    }

    /** Nothing passes, and nobody is told. */
    public void pull() throws IOException, InterruptedException {
        Commands.run("ip", "link", "set", name, "down");
        room.run("ip", "link", "set", name, "down");
    }

    public void plug() throws IOException, InterruptedException {
        room.run("ip", "link", "set", name, "up");
        Commands.run("ip", "link", "set", name, "up");
    }

    /**
     * So many bits a second pass, each way. What comes faster waits its turn, and what finds the
     * queue full is lost.
     *
     * @param queueBytes as much as a cheap modem keeps
     */
    public void narrow(int kilobits, int queueBytes) throws IOException, InterruptedException {
        String[] words = {
            "tc",
            "qdisc",
            "replace",
            "dev",
            name,
            "root",
            "tbf",
            "rate",
            kilobits + "kbit",
            "burst",
            BURST_BYTES,
            "limit",
            Integer.toString(queueBytes)
        };
        Commands.run(words);
        room.run(words);
    }

    /** What is lacking to lose packets by chance. */
    public static List<String> lackingForLoss() {
        return Commands.lacking("nft");
    }

    /** Of a hundred packets so many are lost, each way. */
    public void lose(int percent) throws IOException, InterruptedException {
        Commands.run("nft", "add", "table", "inet", name);
        chain("out", "output", "oifname", percent);
        chain("in", "input", "iifname", percent);
    }

    private void chain(String chain, String hook, String way, int percent)
            throws IOException, InterruptedException {
        Commands.run(
                "nft",
                "add chain inet %s %s { type filter hook %s priority 0; }"
                        .formatted(name, chain, hook));
        Commands.run(
                "nft",
                "add rule inet %s %s %s %s numgen random mod 100 < %d drop"
                        .formatted(name, chain, way, name, percent));
    }

    /** As it was when it was new. */
    public void mend() throws IOException, InterruptedException {
        Commands.run("tc", "qdisc", "del", "dev", name, "root");
        room.run("tc", "qdisc", "del", "dev", name, "root");
        Commands.run("nft", "delete", "table", "inet", name);
    }
}
