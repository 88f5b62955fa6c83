package tingxu.control;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.port.SteadyClock;
import tingxu.control.advice.Advisor;
import tingxu.control.balance.Policies;
import tingxu.control.booking.BookedDays;
import tingxu.control.broker.BrokerConfig;
import tingxu.control.broker.EmbeddedBroker;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Workdays;
import tingxu.control.console.Annex;
import tingxu.control.console.Console;
import tingxu.control.console.ConsoleConfig;
import tingxu.control.forecast.Rota;
import tingxu.control.gate.Diary;
import tingxu.control.gate.HallGate;
import tingxu.control.gate.Places;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.keeping.HolderKeys;
import tingxu.control.keeping.Keeper;
import tingxu.control.keeping.Purge;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.roster.Roster;
import tingxu.control.rules.Hall;
import tingxu.control.shadow.Shadow;
import tingxu.control.staff.Staff;
import tingxu.control.view.HallView;
import tingxu.control.view.Sources;
import tingxu.control.waits.Lessons;
import tingxu.control.waits.LiveWaits;
import tingxu.control.waits.Review;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;
import tingxu.wire.seal.TicketSigner;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A whole hall controller, running: journal, loop, broker, gate, screens. It touches no hardware.
 * To read its constructor is to read the architecture.
 */
public final class Controller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Controller.class);

    /** Commands that wait for the loop; more are answered "busy" at once. */
    private static final int INBOX = 4_096;

    /** How often the day is played again by the policy that is only watched. */
    private static final Duration SHADOW_PLAYS = Duration.ofMinutes(1);

    private final Catalogue catalogue;
    private final Staff staff;
    private final boolean secured;
    private final HallLoop loop;
    private final Roster roster;
    private final Console console;
    private final URI broker;
    private final @Nullable EmbeddedBroker embedded;
    private final InstantSource clock;
    private final Supplier<MessageId> ids;

    /** Closed in the opposite order. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** The hall's message bus. */
    public sealed interface Bus {

        /**
         * A broker in this process.
         *
         * @param own the controller's identity at its TLS door; null for the plain door
         */
        record Embedded(BrokerConfig config, @Nullable TlsIdentity own) implements Bus {}

        /** A broker elsewhere, such as Mosquitto. */
        record Elsewhere(URI address, @Nullable TlsIdentity own) implements Bus {}
    }

    /** What other floors may ask of a running hall, to add pages of their own. */
    public record Facts(Catalogue catalogue, Roster roster, InstantSource clock, URI broker) {}

    /** Makes the pages of other floors. */
    @FunctionalInterface
    public interface Annexes {
        List<Annex> of(Facts facts);
    }

    /**
     * Runs when this returns.
     *
     * @param data keeps the journal
     * @param qrKey signs the QR codes of tickets
     * @param staff who may log in
     */
    public Controller(
            Path data,
            Catalogue catalogue,
            ConsoleConfig screens,
            Bus bus,
            byte[] qrKey,
            Staff staff,
            Annexes annexes) {
        this.catalogue = catalogue;
        this.staff = staff;
        this.secured = screens.tls() != null;
        this.clock = InstantSource.system();
        this.ids = new MessageIds(clock);
        TicketSigner signer = signer(catalogue, qrKey);
        CompletableFuture<Line> line = CompletableFuture.supplyAsync(() -> connect(bus));

        Path file = data.resolve("journal.db");
        SqliteJournal journal = keep(new SqliteJournal(file, catalogue.hall()));
        this.loop =
                keep(new HallLoop(catalogue.hall(), new Hall(Policies::of), journal, clock, INBOX));
        HolderKeys holders = Purge.keysIn(data);
        Keeper keeper = keep(new Keeper(file, catalogue, holders, clock));
        this.roster = new Roster(clock);
        HallView view = HallView.follow(journal, loop);
        Lessons lessons = new Lessons(data.resolve("lessons"));
        Advisor advisor =
                keep(
                        new Advisor(
                                catalogue,
                                new Hall(Policies::of),
                                loop,
                                journal,
                                lessons,
                                clock,
                                ids));
        Rota rota = Rota.of(catalogue);
        LiveWaits waits = keep(LiveWaits.follow(journal, loop, rota, clock, lessons));
        keep(Review.follow(journal, loop, rota, lessons));
        Shadow shadow = keep(new Shadow(journal, loop, shadowed(catalogue), SHADOW_PLAYS));
        Line connected = line.join();
        this.embedded = connected.embedded();
        if (embedded != null) keep(embedded);
        this.broker = connected.wire().broker();
        HallGate gate =
                keep(
                        new HallGate(
                                catalogue.hall(),
                                new MqttWire(connected.wire()),
                                loop,
                                places(catalogue),
                                waits,
                                signer,
                                this::hear,
                                clock,
                                new SteadyClock(clock.instant()),
                                ids,
                                holders::veiled,
                                diary(data, catalogue)));
        Facts facts = new Facts(catalogue, roster, clock, broker);
        this.console =
                keep(
                        new Console(
                                screens,
                                new Sources(
                                        loop,
                                        view,
                                        waits,
                                        lessons,
                                        catalogue,
                                        Workdays.shipped(),
                                        roster,
                                        shadow,
                                        clock,
                                        ids,
                                        signer::sign,
                                        gate::printAgain,
                                        signer::check,
                                        advisor,
                                        keeper),
                                staff,
                                annexes.of(facts)));
        gate.start();
        advisor.start();
        keeper.start();
    }

    private static Shadow.@Nullable Setting shadowed(Catalogue catalogue) {
        Catalogue.Shadowing shadow = catalogue.shadow();
        return shadow == null ? null : new Shadow.Setting(shadow.policy(), shadow.tuning());
    }

    /** Where the hall's file says where phones find it, tickets lead them there. */
    private static TicketSigner signer(Catalogue catalogue, byte[] key) {
        TicketSigner bare = new TicketSigner(catalogue.hall(), key);
        return catalogue.phones() == null ? bare : bare.at(catalogue.phones() + "/t/");
    }

    private static Diary diary(Path data, Catalogue catalogue) {
        BookedDays days = new BookedDays(BookedDays.under(data));
        Catalogue.Booking rules = catalogue.booking();
        return new Diary(rules.early(), rules.late(), (day, line) -> days.of(day).of(line));
    }

    /** What nodes say of themselves. */
    private void hear(NodeId node, Message.FromNode said) {
        roster.heard(node);
        if (said instanceof Message.NodeState state) roster.state(node, state);
        if (said instanceof Message.DeviceChanged changed) roster.device(node, changed.device());
    }

    private record Line(MqttWire.Line wire, @Nullable EmbeddedBroker embedded) {}

    /** A broker takes a second to start: meanwhile the journal is folded. */
    private static Line connect(Bus bus) {
        return switch (bus) {
            case Bus.Elsewhere(var address, var own) ->
                    new Line(new MqttWire.Line(address, "ctl", own), null);
            case Bus.Embedded(var config, var own) -> {
                EmbeddedBroker embedded = new EmbeddedBroker(config);
                URI address =
                        own == null
                                ? URI.create("tcp://localhost:" + embedded.port())
                                : URI.create("ssl://localhost:" + embedded.tlsPort());
                yield new Line(new MqttWire.Line(address, "ctl", own), embedded);
            }
        };
    }

    private static Places places(Catalogue catalogue) {
        Map<WindowId, Places.Place> windows = new TreeMap<>();
        for (Catalogue.PlannedWindow window : catalogue.windows())
            windows.put(
                    window.id(),
                    new Places.Place(window.zone(), window.bridge(), window.transfersTo()));
        Map<String, NodeId> announcers = new TreeMap<>();
        for (Catalogue.Zone zone : catalogue.zones()) announcers.put(zone.id(), zone.announcer());
        return new Places(windows, announcers);
    }

    /**
     * Opens today's business day where none is open.
     *
     * @param endOld ends a day that was left open before, with whoever still waits in it; otherwise
     *     that day stays open until a person ends it
     */
    public void openDay(boolean endOld) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), catalogue.time());
        HallState state = loop.state();
        if (state.dayOpen() && !state.plan().lines().equals(catalogue.plan().lines()))
            LOG.warn("the file names other lines than the open day has: the next day has them");
        if (state.dayOpen() && state.day().equals(today)) return;
        if (state.dayOpen() && !endOld) {
            LOG.warn("the day {} is still open: end it before today's begins", state.day());
            return;
        }
        if (state.dayOpen()) order(new Command.EndDay(true));
        order(new Command.OpenDay(today, catalogue.plan()));
    }

    /** Opens every window that is closed and no reserve, with the skills of the hall's file. */
    public void openWindows() {
        for (Catalogue.PlannedWindow window : catalogue.windows())
            if (!window.reserve() && loop.state().window(window.id()).activity() instanceof Closed)
                order(
                        new Command.OpenWindow(
                                window.id(), catalogue.skills(window.id(), loop.state().plan())));
    }

    private void order(Command command) {
        switch (loop.take(Said.by("desk", ids.get(), command)).join()) {
            case Answer.Done _ -> LOG.info("{} done", command.getClass().getSimpleName());
            case Answer.Refused(var why) -> LOG.warn("refused: {}", why.en());
            case Answer.Busy(var why) -> LOG.warn("busy: {}", why.en());
        }
    }

    /** Ends the sessions of machines that were shut out; a broker elsewhere sees to its own. */
    public void turnOutTheRevoked() {
        if (embedded != null) embedded.turnOutTheRevoked();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Staff staff() {
        return staff;
    }

    /** All addresses of the screens, and who may use them. */
    public List<Console.Route> routes() {
        return console.routes();
    }

    public HallLoop loop() {
        return loop;
    }

    public Roster roster() {
        return roster;
    }

    /** Where staff look. */
    public URI screens() {
        return URI.create((secured ? "https" : "http") + "://127.0.0.1:" + console.port());
    }

    /** Where nodes connect. */
    public URI broker() {
        return broker;
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception broken) {
                throw new IllegalStateException("a part of the hall does not close", broken);
            }
        }
    }
}
