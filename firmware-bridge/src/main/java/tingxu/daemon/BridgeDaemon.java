package tingxu.daemon;

import tingxu.bridge.Device;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Shared;
import tingxu.wire.Envelope;
import tingxu.wire.Message.Announce;
import tingxu.wire.Message.InviteRating;
import tingxu.wire.Message.StaffComing;
import tingxu.wire.Message.WindowShows;
import tingxu.wire.Topic;
import tingxu.wire.WindowId;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.Wire;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Joins devices to the hall: what the hall shows goes to boards, what it asks goes to pads and
 * voices, what people press goes to the hall. Each device has a thread of its own; none waits for
 * another.
 */
public final class BridgeDaemon implements AutoCloseable {

    private static final Words NO_VOICE =
            new Words("本桥接机没有该区域的语音", "This bridge has no voice for that zone");

    private final Shared shared;
    private final OpenCalls calls = new OpenCalls();
    private final BridgeConfig config;
    private final Courier courier;
    private final InstantSource clock;
    private final Said said;
    private final Feelings feelings;
    private final SortedMap<String, Duty> duties = new TreeMap<>();
    private final DeviceDesk desk;

    /**
     * Wires the devices; nothing runs before {@link #start}.
     *
     * @param wire the courier's, for what is said of single devices
     * @param courier the bridge's own; closed with the bridge
     * @param clock for waits: one that is never set
     */
    public BridgeDaemon(BridgeConfig config, Wire wire, Courier courier, InstantSource clock)
            throws FileWrong {
        this.config = config;
        this.shared = new Shared(config.wiring());
        this.courier = courier;
        this.clock = clock;
        this.said = new Said(courier);
        this.feelings = new Feelings(said);
        for (BridgeConfig.Entry entry : config.devices()) {
            Duty duty = duty(entry);
            entry.field().nothingElse();
            duties.put(entry.id().name(), duty);
            WindowId window = entry.window();
            if (window != null)
                courier.hear(
                        Topic.strip(config.hall(), window), shown -> onShown(window, duty, shown));
        }
        this.desk = new DeviceDesk(config, duties, wire, feelings);
        courier.onCommand(this::onCommand);
        courier.onConnected(up -> {
            if (up) desk.introduce();
        });
    }

    public void start() {
        duties.values().forEach(duty -> duty.device().start());
        courier.birth(feelings::all);
        desk.start();
        courier.start();
    }

    /** How each device feels, for the page of this machine. */
    public Feelings feelings() {
        return feelings;
    }

    private Duty duty(BridgeConfig.Entry entry) throws FileWrong {
        Kind<?, ?> kind = entry.kind();
        Fitting fitting = fitting(entry);
        WindowId window = entry.window();
        if (kind.equals(Kinds.BOARD)) return new BoardDuty(fitting);
        if (kind.equals(Kinds.PAD) && window != null) return new PadDuty(window, fitting, said);
        if (kind.equals(Kinds.CALL_PAD) && window != null)
            return new CallPadDuty(window, fitting, said);
        if (kind.equals(Kinds.VOICE)) return new VoiceDuty(entry.zones(), fitting, said);
        if (kind.equals(Kinds.LAMP)) return new LampDuty(window, fitting, calls);
        if (kind.equals(Kinds.BUTTON)) return new ButtonDuty(window, fitting, said, calls);
        return new QuietDuty(quiet(kind, fitting));
    }

    private static <D extends Device, E> D quiet(Kind<D, E> kind, Fitting fitting)
            throws FileWrong {
        return kind.make(fitting.entry()).driver().make(fitting, _ -> {});
    }

    private Fitting fitting(BridgeConfig.Entry entry) throws FileWrong {
        return new Fitting(
                entry.id(),
                entry.field(),
                entry.kind().make(entry.field()).baud(),
                config.folder(),
                clock,
                health -> feel(entry, health),
                UnaryOperator.identity(),
                shared);
    }

    private void feel(BridgeConfig.Entry entry, Health health) {
        SimulatedWires wires = config.simulated();
        feelings.feel(
                entry.id(),
                entry.kind().className(),
                wires == null ? health : wires.told(entry.id().name(), health));
    }

    private static void onShown(WindowId window, Duty duty, Envelope shown) {
        if (shown.message() instanceof WindowShows shows && shows.window().equals(window))
            duty.show(shows.strip());
    }

    private void onCommand(Envelope command) {
        if (command.message() instanceof InviteRating invitation)
            duties.values().forEach(duty -> duty.invite(invitation));
        if (command.message() instanceof StaffComing coming)
            duties.values().forEach(duty -> duty.come(coming));
        if (command.message() instanceof Announce) {
            List<Duty> takers = new ArrayList<>();
            for (Duty duty : duties.values()) if (duty.announce(command)) takers.add(duty);
            if (takers.isEmpty()) said.notDone(command.id(), NO_VOICE);
        }
    }

    /** Ends the devices and says good-bye. */
    @Override
    public void close() {
        try (Parts parts = new Parts()) {
            parts.keep(courier);
            parts.keep(desk);
            duties.values().forEach(duty -> parts.keep(duty.device()));
        }
    }
}
