package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Shared;
import tingxu.bridge.port.PortAddress;
import tingxu.wire.HallId;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.TlsIdentity;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * All that one bridge is told: {@code bridge.yaml} in its folder.
 *
 * @param folder of the file: its paths are relative to it, and the outbox lies there
 * @param broker {@code tcp://host:1883} or {@code ssl://host:8883}
 * @param identity null on a plain line
 * @param pagePort of the technician's page on 127.0.0.1; 0 for any free one, null for none
 * @param simulated the wires of a machine without pins, where the file says {@code pins:
 *     simulated}; null where pins are this computer's own
 * @param devices that hang on it
 */
public record BridgeConfig(
        Path folder,
        HallId hall,
        NodeId node,
        URI broker,
        @Nullable TlsIdentity identity,
        @Nullable Integer pagePort,
        @Nullable SimulatedWires simulated,
        List<Entry> devices) {

    public static final String FILE = "bridge.yaml";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,38}");
    private static final int LAST_WINDOW = 9_999;

    public BridgeConfig {
        devices = List.copyOf(devices);
    }

    /**
     * One device as the file names it.
     *
     * @param window what it is for; null where it is for no window
     * @param zones a voice speaks for; none means every zone that asks this bridge
     * @param field the whole entry, for the make's own settings
     */
    public record Entry(
            Kind<?, ?> kind,
            DeviceId id,
            @Nullable WindowId window,
            List<String> zones,
            Field field) {

        public Entry {
            zones = List.copyOf(zones);
        }
    }

    /** The same bridge with its page at another port of 127.0.0.1. */
    public BridgeConfig withPage(int port) {
        return new BridgeConfig(folder, hall, node, broker, identity, port, simulated, devices);
    }

    /** The same bridge on wires that are simulated. */
    public BridgeConfig on(SimulatedWires wires) {
        return new BridgeConfig(folder, hall, node, broker, identity, pagePort, wires, devices);
    }

    public static BridgeConfig in(Path file) throws FileWrong {
        Path folder = file.toAbsolutePath().getParent();
        return read(Yaml.read(file), folder == null ? Path.of("/") : folder);
    }

    public static BridgeConfig read(Field file, Path folder) throws FileWrong {
        Field page = file.at("page-port");
        List<Entry> devices = entries(file.at("devices"));
        BridgeConfig config =
                new BridgeConfig(
                        folder,
                        file.at("hall").as(HallId::new),
                        file.at("node").as(NodeId::parse),
                        file.at("broker").as(BridgeConfig::broker),
                        identity(file.at("tls"), folder),
                        page.given() ? page.whole(0, 65_535) : null,
                        simulated(file, devices),
                        devices);
        file.nothingElse();
        boolean secret = config.broker.getScheme().equals("ssl");
        if (secret && config.identity == null)
            throw file.at("tls")
                    .wrong(
                            "缺少：ssl:// 的代理要求证书，请写 tls: {key: key.pem, cert: cert.pem, ca: ca.pem}",
                            "is missing: a broker at ssl:// asks for a certificate; write tls:"
                                    + " {key: key.pem, cert: cert.pem, ca: ca.pem}");
        return config;
    }

    private enum Pins {
        COMPUTER,
        SIMULATED
    }

    /** The wires that a bridge's file wants simulated; null where it wants none. */
    public static @Nullable SimulatedWires simulated(Field file, List<Entry> devices)
            throws FileWrong {
        Field pins = file.at("pins");
        return pins.given() && pins.oneOf(Pins.values()) == Pins.SIMULATED
                ? new SimulatedWires(devices, true)
                : null;
    }

    /** What opens the ports of its devices. */
    public Shared.Wiring wiring() {
        return simulated == null ? PortAddress::open : simulated;
    }

    /** The devices of a file, whatever else stands in it. */
    public static List<Entry> entries(Field devices) throws FileWrong {
        List<Entry> entries = new ArrayList<>();
        Map<String, Entry> lines = new HashMap<>();
        for (Field field : devices.eachOrNone()) {
            Entry entry = entry(field);
            for (Entry other : entries)
                if (other.id.equals(entry.id))
                    throw field.at("name")
                            .wrong(
                                    "已有设备叫 " + entry.id + "，请另起一个名字",
                                    "would be " + entry.id + " twice; give this device a name");
            Field port = field.at("port");
            Entry holder = port.given() ? lines.putIfAbsent(port.text(), entry) : null;
            if (holder != null && !(shares(holder) && shares(entry)))
                throw port.wrong(
                        "已是 " + holder.id + " 的线路", "is the line of " + holder.id + " already");
            entries.add(entry);
        }
        return entries;
    }

    /** Boards, and voices of boards, may hang on one line; their makes look at the addresses. */
    private static boolean shares(Entry entry) throws FileWrong {
        return (entry.kind.equals(Kinds.BOARD) || entry.kind.equals(Kinds.VOICE))
                && !entry.field.at("port").text().startsWith("spi:");
    }

    private static Entry entry(Field field) throws FileWrong {
        Kind<?, ?> kind = Kinds.of(field);
        kind.make(field); // a make that there is not is refused before anything runs
        Field at = field.at("window");
        boolean wanted =
                kind.equals(Kinds.BOARD) || kind.equals(Kinds.PAD) || kind.equals(Kinds.CALL_PAD);
        WindowId window = wanted || at.given() ? new WindowId(at.whole(1, LAST_WINDOW)) : null;
        List<String> zones = new ArrayList<>();
        for (Field zone : field.at("zones").eachOrNone()) zones.add(zone.text());
        Field name = field.at("name");
        String usual = window == null ? kind.name() : kind.name() + "-" + window.number();
        return new Entry(
                kind,
                new DeviceId(name.given() ? name.as(BridgeConfig::name) : usual),
                window,
                zones,
                field);
    }

    private static String name(String typed) {
        if (!NAME.matcher(typed).matches())
            throw new IllegalArgumentException(
                    "is 1 to 39 small letters, digits and hyphens, not " + typed);
        return typed;
    }

    private static URI broker(String typed) {
        URI broker = URI.create(typed);
        boolean known = "tcp".equals(broker.getScheme()) || "ssl".equals(broker.getScheme());
        if (!known || broker.getHost() == null || broker.getPort() < 0)
            throw new IllegalArgumentException(
                    "is tcp://host:1883 or ssl://host:8883, not " + typed);
        return broker;
    }

    private static @Nullable TlsIdentity identity(Field field, Path folder) throws FileWrong {
        if (!field.given()) return null;
        TlsIdentity identity =
                new TlsIdentity(
                        folder.resolve(field.at("key").text()),
                        folder.resolve(field.at("cert").text()),
                        folder.resolve(field.at("ca").text()));
        field.nothingElse();
        return identity;
    }
}
