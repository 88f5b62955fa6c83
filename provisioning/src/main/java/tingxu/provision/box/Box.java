package tingxu.provision.box;

import tingxu.bridge.Parts;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.voice.SimulatedSpeaker;
import tingxu.bridge.voice.SpeakerSound;
import tingxu.control.Controller;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.console.ConsoleConfig;
import tingxu.daemon.Bridge;
import tingxu.daemon.BridgeConfig;
import tingxu.daemon.SimulatedWires;
import tingxu.kiosk.Kiosk;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.provision.claim.Claim;
import tingxu.provision.claim.SlotDesk;
import tingxu.provision.enrol.ClaimCode;
import tingxu.provision.imprint.Imprint;
import tingxu.provision.staff.Guests;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole hall in one process: the controller with its broker, kiosks and bridges that have claimed
 * their slots as real ones do and speak TLS with their own certificates, and every device simulated
 * on a real pseudo-terminal.
 */
public final class Box implements AutoCloseable {

    /** Everybody knows it: these devices are simulated. */
    public static final String TECHNICIAN_PIN = "493817";

    /** What a bridge calls its voice. */
    public static final String ANNOUNCER = "announcer";

    private static final int FILES_KEPT = 200;

    /** Requests a second: those who look at a demonstration are programs, too. */
    private static final int PROGRAMS_ASK = 5_000;

    private final Parts parts = new Parts();
    private final BoxPlan plan;
    private final Controller controller;
    private final SlotDesk slots;
    private final SortedMap<NodeId, BoxKiosk> kiosks = new TreeMap<>();
    private final SortedMap<WindowId, WindowDevices> windows = new TreeMap<>();
    private final SortedMap<WindowId, RareDevices> rares = new TreeMap<>();
    private final SortedMap<NodeId, SimulatedSpeaker> speakers = new TreeMap<>();

    /** A running kiosk and what citizens touch of it. */
    public record BoxKiosk(NodeId node, Kiosk kiosk, KioskDevices devices) {

        public URI screen() {
            return kiosk.screen();
        }
    }

    /** Builds the hall up; runs when this returns. */
    public Box(BoxPlan plan) throws BoxFailed {
        this(plan, _ -> List.of());
    }

    /**
     * @param more pages of the hall's besides its own
     */
    public Box(BoxPlan plan, Controller.Annexes more) throws BoxFailed {
        this.plan = plan;
        try {
            Headquarters headquarters =
                    parts.keep(
                            new Headquarters(
                                    plan.data(),
                                    plan.catalogue(),
                                    ConsoleConfig.loopback(plan.port()).at(PROGRAMS_ASK),
                                    0,
                                    plan.broker(),
                                    Guests.all(),
                                    more));
            this.slots = headquarters.slots();
            this.controller = headquarters.controller();
            controller.openDay(true);
            controller.openWindows();
            for (NodeId bridge : bridges(plan.catalogue())) bridge(bridge);
            int screen = plan.kioskPort();
            for (NodeId kiosk : plan.kiosks()) {
                kiosk(kiosk, screen);
                if (screen != 0) screen++;
            }
        } catch (PortGone | FileWrong | IOException | RuntimeException failed) {
            parts.close();
            throw new BoxFailed(failed);
        } catch (BoxFailed failed) {
            parts.close();
            throw failed;
        }
    }

    private static List<NodeId> bridges(Catalogue catalogue) {
        TreeSet<NodeId> bridges = new TreeSet<>();
        catalogue.windows().forEach(window -> bridges.add(window.bridge()));
        catalogue.zones().forEach(zone -> bridges.add(zone.announcer()));
        return List.copyOf(bridges);
    }

    // ------------------------------------------------------------------ machines

    private void kiosk(NodeId node, int screenPort)
            throws BoxFailed, PortGone, FileWrong, IOException {
        Path folder = claimed(node);
        KioskDevices devices = new KioskDevices(KioskDevices.Outfit.of(kiosks.size()), parts);
        KioskProfile profile =
                KioskProfile.in(folder).at(controller.broker(), screenPort).with(devices.named());
        Kiosk kiosk = parts.keep(new Kiosk(folder, profile, wire(node, folder)));
        kiosks.put(node, new BoxKiosk(node, kiosk, devices));
    }

    private void bridge(NodeId node) throws BoxFailed, PortGone, FileWrong, IOException {
        Path folder = claimed(node);
        StringBuilder devices = new StringBuilder();
        RareDevices rare = null;
        for (Catalogue.PlannedWindow window : plan.catalogue().windows())
            if (window.bridge().equals(node)) {
                WindowDevices simulated = new WindowDevices(window.id(), parts);
                windows.put(window.id(), simulated);
                devices.append(simulated.entries());
                if (rare != null) continue;
                rare = new RareDevices(window.id(), parts);
                rares.put(window.id(), rare);
                devices.append(rare.entries());
            }
        boolean speaks =
                plan.catalogue().zones().stream().anyMatch(zone -> zone.announcer().equals(node));
        if (speaks) devices.append("  - {kind: voice, name: %s}\n".formatted(ANNOUNCER));
        String file =
                Imprint.bridge(plan.catalogue().hall(), node, controller.broker())
                        + "devices:\n"
                        + devices;
        BridgeConfig config = BridgeConfig.read(Yaml.parse(BridgeConfig.FILE, file), folder);
        SimulatedWires wires = new SimulatedWires(config.devices(), false);
        if (rare != null) rare.on(wires);
        if (speaks) wires.speaker(ANNOUNCER, newSpeaker(node));
        parts.keep(new Bridge(config.on(wires)));
    }

    /** What it says is heard on a machine that has a sound card. */
    private SimulatedSpeaker newSpeaker(NodeId bridge) throws IOException {
        SimulatedSpeaker speaker =
                new SimulatedSpeaker(voice(bridge), FILES_KEPT, SpeakerSound.find());
        speakers.put(bridge, speaker);
        return speaker;
    }

    private MqttWire wire(NodeId node, Path folder) {
        TlsIdentity identity =
                new TlsIdentity(
                        folder.resolve("key.pem"),
                        folder.resolve("cert.pem"),
                        folder.resolve("ca.pem"));
        return new MqttWire(new MqttWire.Line(controller.broker(), node.name(), identity));
    }

    /** The folder of a machine that has claimed its slot, as it would over a network. */
    private Path claimed(NodeId node) throws BoxFailed, IOException {
        Path folder = folder("nodes/" + node.name());
        if (Files.exists(folder.resolve("cert.pem"))) return folder;
        ClaimCode code =
                switch (slots.offer(node, false)) {
                    case SlotDesk.Offer.Code(var offered, _) -> offered;
                    case SlotDesk.Offer.No(var why) -> throw new BoxFailed(node, why);
                };
        try {
            Claim claim =
                    new Claim(
                            controller.screens(),
                            code,
                            folder,
                            "devices: {}\ntechnician-pin: \"" + TECHNICIAN_PIN + "\"\n");
            return switch (claim.take()) {
                case Claim.Outcome.Claimed _ -> folder;
                case Claim.Outcome.No(var why) -> throw new BoxFailed(node, why);
            };
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BoxFailed(stop);
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(plan.data().resolve(name));
    }

    // ------------------------------------------------------------------ what people see and touch

    public Controller controller() {
        return controller;
    }

    /** Of one who may do everything in this hall, which has guests. */
    public String token() {
        return controller.staff().guest(Guests.EVERYBODY).orElseThrow();
    }

    public SlotDesk slots() {
        return slots;
    }

    public List<BoxKiosk> kiosks() {
        return List.copyOf(kiosks.values());
    }

    public WindowDevices window(WindowId id) {
        WindowDevices devices = windows.get(id);
        if (devices == null) throw new IllegalArgumentException("the hall has no " + id);
        return devices;
    }

    /** What a window has besides; empty where it has only what all have. */
    public Optional<RareDevices> rare(WindowId id) {
        return Optional.ofNullable(rares.get(id));
    }

    /** The loudspeaker of a bridge that speaks for some zone. */
    public SimulatedSpeaker speaker(NodeId bridge) {
        SimulatedSpeaker speaker = speakers.get(bridge);
        if (speaker == null) throw new IllegalArgumentException(bridge + " does not speak");
        return speaker;
    }

    /** Where a bridge's loudspeaker writes what it says. */
    public Path voice(NodeId bridge) {
        return plan.data().resolve("voice").resolve(bridge.name());
    }

    @Override
    public void close() {
        parts.close();
    }
}
