package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Window;
import tingxu.kiosk.station.View;
import tingxu.provision.history.Breach;
import tingxu.provision.history.Checker;
import tingxu.provision.history.Fact;
import tingxu.wire.LineId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One story: people go about their day while everything goes wrong; then it becomes calm, and the
 * hall must come to rest by itself.
 */
public final class Storm {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    /** Seven in the morning in Beijing; midnight in Greenwich comes within the hour after. */
    private static final Instant START = Instant.parse("2026-11-25T23:40:00Z");

    private static final int NIGHT_ENDS_HOUR = 4;

    private static final List<String> POLICIES = List.of("fcfs", "bwi");

    private final Setting setting;
    private final World world;
    private final Chance chance;
    private final Net net;
    private final HallBox hall;
    private final List<KioskBox> kiosks = new ArrayList<>();
    private final List<BridgeBox> bridges = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Citizens> citizens = new ArrayList<>();
    private final List<Clerk> clerks = new ArrayList<>();
    private final Browser desk;
    private final Browser otherDesk;
    private final String policy;
    private LocalDate day = DAY;

    private Storm(Setting setting, Swaps swaps) {
        this.setting = setting;
        this.world = new World(setting, START);
        this.chance = world.chance("story");
        this.net = new Net(world, swaps.codec(setting));
        this.hall = new HallBox(world, net, swaps);
        this.policy = chance.one(POLICIES);
        int count = 1 + chance.below(3);
        for (int i = 1; i <= count; i++) {
            KioskBox kiosk = new KioskBox(world, net, "k0" + i, swaps);
            kiosks.add(kiosk);
            citizens.add(new Citizens(world, kiosk));
        }
        for (NodeId node : Plan.BRIDGES) bridges.add(new BridgeBox(world, net, node));
        for (WindowId window : Plan.windows())
            clerks.add(new Clerk(world, hall, bridge(window), window, this::comes));
        this.desk = new Browser(world, hall, "desk", "desk");
        this.otherDesk = new Browser(world, hall, "desk", "other desk");
        boxes.add(hall);
        boxes.addAll(kiosks);
        boxes.addAll(bridges);
    }

    public static Course play(Setting setting) {
        return play(setting, Swaps.NONE);
    }

    public static Course play(Setting setting, Swaps swaps) {
        return new Storm(setting, swaps).play();
    }

    private BridgeBox bridge(WindowId window) {
        return bridges.get(Plan.BRIDGES.indexOf(Plan.bridgeOf(window)));
    }

    private boolean comes(TicketNumber number) {
        TicketId ticket = new TicketId(hall.state().day(), number);
        boolean atDesk =
                hall.state()
                        .standing(number)
                        .filter(one -> one.ticket().origin().equals("desk"))
                        .isPresent();
        return atDesk
                || kiosks.stream().anyMatch(kiosk -> kiosk.printer().papers().contains(ticket));
    }

    private Course play() {
        boxes.forEach(Box::start);
        desk.ask(new Command.OpenDay(day, Plan.plan(policy)));
        world.pass(2_000);
        for (int act = 0; act < setting.acts(); act++) {
            world.pass(pause());
            if (chance.percent(20)) strike();
            act();
        }
        rest();
        work();
        alone();
        lastCheck();
        List<Breach> breaches = Checker.check(world.history());
        return new Course(
                setting,
                world.history(),
                breaches,
                world.struck(),
                count(Event.TicketIssued.class),
                (int) world.history().stream().filter(Fact.PaperOut.class::isInstance).count());
    }

    private int count(Class<? extends Event> kind) {
        int sum = 0;
        for (Fact fact : world.history())
            if (fact instanceof Fact.Committed row)
                for (Event event : row.events()) if (kind.isInstance(event)) sum++;
        return sum;
    }

    /** Mostly seconds, now and then a lull. */
    private long pause() {
        int die = chance.below(100);
        if (die < 80) return chance.between(50, 2_500);
        if (die < 98) return chance.between(2_000, 20_000);
        return die < 99 ? chance.between(60_000, 300_000) : chance.between(300_000, 3_600_000);
    }

    private void act() {
        if (world.strikes(Fault.COPY, 40, "desk")) copy();
        int die = chance.below(100);
        if (die < 40) chance.one(citizens).come();
        else if (die < 94) chance.one(clerks).act();
        else if (die < 96) scan();
        else if (die < 97) byName();
        else if (die == 97 && chance.oneIn(3)) nextDay();
    }

    /** 实名取号 at the desk, for one of a few, by two of the staff at once. */
    private void byName() {
        String holder = ("" + chance.below(4)).repeat(64);
        LineId line = chance.one(Plan.LINES);
        for (Browser each : chance.oneIn(2) ? List.of(desk) : List.of(desk, otherDesk))
            each.ask(
                    new Command.IssueTicket(
                            world.freshId(),
                            "desk",
                            line,
                            TicketClass.ORDINARY,
                            null,
                            null,
                            holder));
    }

    /** A paper is shown at the desk, whether or not the hall has heard of it. */
    private void scan() {
        List<TicketId> papers = papers();
        if (!papers.isEmpty()) desk.ask(new Command.AdmitOffline(chance.one(papers)));
    }

    /** 补打: a paper is torn or was never seen, and staff have some kiosk print it once more. */
    private void copy() {
        List<TicketNumber> wanted = new ArrayList<>();
        for (Standing standing : hall.state().standings().values())
            if (standing.where().live()) wanted.add(standing.ticket().number());
        if (wanted.isEmpty()) return;
        Chance dice = world.dice(Fault.COPY);
        hall.printAgain(new NodeId(dice.one(kiosks).name), dice.one(wanted));
    }

    private List<TicketId> papers() {
        List<TicketId> papers = new ArrayList<>();
        for (KioskBox kiosk : kiosks) papers.addAll(kiosk.printer().papers());
        return papers;
    }

    /** 日结 in the evening, or long past midnight; in the morning the next day begins. */
    private void nextDay() {
        if (!hall.state().dayOpen()) return;
        if (chance.oneIn(2)) world.pass(until(chance.oneIn(2) ? 19 : 25));
        desk.ask(new Command.EndDay(true));
        world.pass(until(31));
        open();
    }

    /** So many milliseconds until that hour of the business day, past 24 of the night after. */
    private long until(int hour) {
        Instant then = day.atStartOfDay(Plan.TIME).toInstant().plusSeconds(hour * 3_600L);
        return Math.max(1_000, then.toEpochMilli() - world.millis());
    }

    private void open() {
        for (int i = 0; i < 20 && !hall.state().dayOpen(); i++) {
            if (!desk.busy()) {
                LocalDate today = LocalDate.ofInstant(world.now(), Plan.TIME);
                day = today.isAfter(hall.state().day()) ? today : hall.state().day().plusDays(1);
                if (day.isAfter(today)) world.pass(until(7));
                desk.ask(new Command.OpenDay(day, Plan.plan(policy)));
            }
            world.pass(5_000);
        }
    }

    // ------------------------------------------------------------------ what goes wrong

    private void strike() {
        Box box = chance.one(boxes);
        Fault death =
                box == hall
                        ? Fault.HALL_KILLED
                        : box instanceof KioskBox ? Fault.KIOSK_KILLED : Fault.BRIDGE_KILLED;
        switch (chance.below(4)) {
            case 0 -> {
                if (allowed(death)) box.doom();
            }
            case 1 -> cut(box);
            case 2 -> {
                if (world.strikes(Fault.BROKER, 3, "broker")) net.restart();
            }
            case 3 -> clock(box);
        }
    }

    private boolean allowed(Fault death) {
        return !setting.without().contains(death);
    }

    private void cut(Box box) {
        StormWire wire = wire(box);
        if (wire == null || !world.strikes(Fault.CUT, 1, box.name)) return;
        Chance dice = world.dice(Fault.CUT);
        wire.cut(dice.oneIn(10) ? dice.between(60_000, 28_800_000) : dice.between(500, 90_000));
    }

    private void clock(Box box) {
        if (!world.strikes(Fault.CLOCK, 2, box.name)) return;
        Chance dice = world.dice(Fault.CLOCK);
        long[] set = {
            -3_600_000, 86_400_000, -world.millis(), 600_000, -600_000, dice.between(-5_000, 5_000)
        };
        box.setClock(set[dice.below(set.length)]);
        box.kick();
    }

    private static @Nullable StormWire wire(Box box) {
        if (box instanceof HallBox one) return one.wire();
        if (box instanceof KioskBox one) return one.wire();
        return box instanceof BridgeBox one ? one.wire() : null;
    }

    // ------------------------------------------------------------------ calm

    /** Nothing goes wrong any more; people at kiosks finish what they are at. */
    private void rest() {
        world.calm();
        for (Box box : boxes) {
            StormWire wire = wire(box);
            if (wire != null) wire.heal();
            box.setClock(0);
        }
        kiosks.forEach(KioskBox::mend);
        world.pass(30_000);
        if (!hall.state().dayOpen()) open();
        world.pass(15_000);
        for (int i = 0; i < 3; i++) {
            citizens.forEach(Citizens::come);
            for (int second = 0; second < 20; second += 4) {
                clerks.forEach(Clerk::act);
                world.pass(4_000);
            }
        }
        rested();
    }

    private void rested() {
        Map<String, Long> said = new HashMap<>();
        for (KioskBox kiosk : kiosks) said.put(kiosk.name, kiosk.said());
        for (BridgeBox bridge : bridges) said.put(bridge.name, bridge.said());
        world.pass(5_000);
        for (Box box : boxes) {
            StormWire wire = wire(box);
            String troubles = box.alive() ? "" : "没有起来 / it is not up";
            if (wire == null || !wire.isUp()) troubles = "没有连上 / it is not connected";
            int unsaid = 0;
            if (box instanceof KioskBox kiosk) {
                unsaid = kiosk.unsaid(hall.loop(), said.getOrDefault(kiosk.name, 0L));
                View view = kiosk.view();
                if (troubles.isEmpty() && (view == null || !view.connected()))
                    troubles = "以为没有连上 / it believes that it is not connected";
            }
            if (box instanceof BridgeBox bridge)
                unsaid = bridge.unsaid(hall.loop(), said.getOrDefault(bridge.name, 0L));
            world.note(new Fact.Rested(world.now(), box.name, unsaid, troubles));
        }
    }

    /** Clerks see to everyone who is left. */
    private void work() {
        for (int i = 0; i < 900 && !allSeenTo(); i++) {
            clerks.forEach(Clerk::act);
            world.pass(chance.between(500, 3_000));
        }
        world.pass(8_000);
        HallState state = hall.state();
        String left =
                state.leftOver() == 0
                        ? ""
                        : "还有 %1$d 人没有办 / %1$d people are not seen to".formatted(state.leftOver());
        world.note(new Fact.Rested(world.now(), hall.name, 0, left));
    }

    private boolean allSeenTo() {
        HallState state = hall.state();
        if (state.leftOver() > 0) return false;
        for (WindowId window : Plan.windows())
            switch (state.window(window).activity()) {
                case Window.Activity.Calling _, Window.Activity.Serving _ -> {
                    return false;
                }
                case Window.Activity.Closed _,
                        Window.Activity.Free _,
                        Window.Activity.Paused _ -> {}
            }
        return true;
    }

    /**
     * Cut off, each kiosk still has numbers to give; but none of a day that nobody has ended and
     * whose night is over, for the hall may have ended it meanwhile.
     */
    private void alone() {
        for (KioskBox kiosk : kiosks) {
            StormWire wire = wire(kiosk);
            if (wire != null) wire.cut(90_000);
        }
        world.pass(25_000);
        String none = "断网时没有号可发 / cut off it has no number to give";
        String late = "断网时还发前一天的号 / cut off it gives numbers of a day that is long past";
        boolean good = nightIsNotOver();
        for (KioskBox kiosk : kiosks) {
            View view = kiosk.view();
            boolean issues = view != null && view.issues();
            world.note(
                    new Fact.Rested(
                            world.now(),
                            kiosk.name,
                            0,
                            issues == good ? "" : issues ? late : none));
        }
        world.pass(90_000);
    }

    private boolean nightIsNotOver() {
        LocalDateTime end = hall.state().day().plusDays(1).atTime(NIGHT_ENDS_HOUR, 0);
        return LocalDateTime.ofInstant(world.now(), Plan.TIME).isBefore(end);
    }

    private void lastCheck() {
        desk.ask(new Command.EndDay(true));
        world.pass(12_000);
        hall.audit();
        rested();
    }
}
