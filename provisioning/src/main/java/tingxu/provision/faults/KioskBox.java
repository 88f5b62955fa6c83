package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.SlipLayout;
import tingxu.control.loop.HallLoop;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.ledger.MemoryLedger;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.receipt.TicketLayout;
import tingxu.kiosk.station.Desk;
import tingxu.kiosk.station.Pressed;
import tingxu.kiosk.station.Station;
import tingxu.kiosk.station.View;
import tingxu.kiosk.visit.Habits;
import tingxu.kiosk.visit.Input;
import tingxu.kiosk.visit.Manner;
import tingxu.kiosk.visit.Page;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.outbox.MemoryOutbox;
import tingxu.wire.outbox.Outbox;
import tingxu.wire.seal.TicketSigner;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** A kiosk: station, ledger, outbox and courier as they are, and a printer beside it. */
final class KioskBox extends Box {

    /** Fewer than a real kiosk's, so that it is full now and then. */
    private static final int OUTBOX_ROOM = 40;

    private static final int LENT = 6;
    private static final Habits HABITS = new Habits(Manner.in("zh"), Duration.ofMillis(1_500));
    private static final Guide GUIDE = guide();
    private static final SlipLayout LAYOUT = TicketLayout.shipped(PrinterProfile.WIDE);

    private final Net net;
    private final Swaps swaps;
    private final Printer printer;
    private final Ledger ledger;
    private final Receipts receipts;
    private MemoryOutbox kept = new MemoryOutbox(1, OUTBOX_ROOM);
    private Outbox outbox;
    private @Nullable Courier courier;
    private @Nullable Station station;
    private @Nullable Desk desk;
    private @Nullable StormWire wire;
    private final Map<MessageId, String> wishes = new HashMap<>();
    private final Map<TicketId, String> tickets = new HashMap<>();
    private String citizen = "";
    private long diskMended;

    KioskBox(World world, Net net, String name, Swaps swaps) {
        super(world, name, Fault.KIOSK_KILLED);
        this.net = net;
        this.swaps = swaps;
        this.printer = new Printer(world, name, one -> tickets.getOrDefault(one, ""));
        this.ledger = new DiskLedger(new MemoryLedger(), this, this::broken);
        this.outbox = disk();
        this.receipts =
                new Receipts(
                        Plan.HALL,
                        Plan.NAME,
                        name.toUpperCase(Locale.ROOT),
                        Plan.TIME,
                        PrinterProfile.WIDE,
                        LAYOUT);
    }

    private Outbox disk() {
        return new DiskOutbox(kept, this, this::broken);
    }

    @Override
    void boot() {
        StormWire line = net.wire(this);
        Courier voice =
                new Courier(
                        swaps.kioskWire(line),
                        outbox,
                        Plan.HALL,
                        new NodeId(name),
                        steady(),
                        world::freshId);
        Desk fresh =
                new Desk(receipts, GUIDE, Plan.KEY, new TicketSigner(Plan.HALL, Plan.KEY), wall());
        long mine = incarnation();
        Function<Slip, CompletableFuture<PrintOutcome>> head =
                swaps.printer(slip -> print(slip, mine), wall()::instant);
        Station screen =
                fresh.station(
                        new HallLink(voice, Plan.HALL, swaps.ear(fresh::news, head)),
                        ledger,
                        head,
                        HABITS,
                        LENT,
                        steady(),
                        world::freshId);
        screen.watch(this::seen);
        fresh.feelings("printer").accept(new Health.Ready());
        wire = line;
        courier = voice;
        station = screen;
        desk = fresh;
        voice.startByHand();
    }

    /** The printer hears of it and goes on by itself; what it says comes to whoever lives then. */
    private CompletableFuture<PrintOutcome> print(Slip slip, long mine) {
        step();
        CompletableFuture<PrintOutcome> heard = new CompletableFuture<>();
        var _ =
                printer.print(slip)
                        .thenAccept(outcome -> {
                            if (!alive() || mine != incarnation()) return;
                            heard.complete(outcome);
                            kick();
                        });
        step();
        return heard;
    }

    @Override
    boolean turn() {
        Courier voice = courier;
        Station screen = station;
        if (voice == null || screen == null) return false;
        boolean any = voice.turn();
        return screen.turn() || any;
    }

    @Override
    void gone() {
        if (wire != null) wire.abandon();
        // What only a damaged disk knew is lost with it; that is not promised.
        boolean heard = kept.size() == 0;
        if (heard && world.strikes(Fault.OUTBOX_ANEW, 6, name)) {
            kept = new MemoryOutbox(kept.epoch() + 1, OUTBOX_ROOM);
            outbox = disk();
        }
    }

    private boolean broken() {
        if (world.millis() < diskMended) return true;
        if (!world.strikes(Fault.KIOSK_DISK, 400, name)) return false;
        diskMended = world.millis() + chance.between(0, 60_000);
        return true;
    }

    // ------------------------------------------------------------------ for citizens

    /** Whoever stands there now; empty for nobody. */
    void stands(String who) {
        citizen = who;
    }

    @Nullable View view() {
        return alive() && station != null ? station.view() : null;
    }

    void touch(Input.Touch touch, Consumer<Pressed> then) {
        Station screen = station;
        if (!alive() || screen == null) return;
        CompletableFuture<Pressed> outcome = screen.touch(touch);
        if (outcome != null) {
            var _ = outcome.thenAccept(then);
        }
        kick();
    }

    /** A code is held before the scanner. */
    void scan(String code) {
        Desk scanner = desk;
        if (!alive() || scanner == null) return;
        scanner.scan(code);
        kick();
    }

    private void seen(View view) {
        Page page = view.visit().page();
        if (page instanceof Page.Helping helping) page = helping.below();
        if (page instanceof Page.Waiting waiting) wishes.putIfAbsent(waiting.request(), citizen);
        if (page instanceof Page.NoAnswer none) wishes.putIfAbsent(none.request(), citizen);
        if (page instanceof Page.Printing printing)
            tickets.put(
                    printing.ticket().grant().ticket(),
                    wishes.getOrDefault(printing.ticket().request(), citizen));
    }

    Printer printer() {
        return printer;
    }

    @Nullable StormWire wire() {
        return wire;
    }

    /** The last event that lies in the outbox. */
    long said() {
        return kept.heardUpTo() + kept.size();
    }

    /** What the hall has not heard, up to that event; a row that it has may lie there yet. */
    int unsaid(HallLoop hall, long said) {
        return (int)
                Math.max(0, said - Math.max(kept.heardUpTo(), hall.lastSeq(name, kept.epoch())));
    }

    void mend() {
        diskMended = 0;
        printer.mend();
    }

    private static Guide guide() {
        try {
            return GuideFile.shipped(new Pinyin());
        } catch (FileWrong wrong) {
            throw new IllegalStateException("the guide that is shipped is wrong", wrong);
        }
    }
}
