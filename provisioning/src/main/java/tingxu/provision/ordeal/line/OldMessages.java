package tingxu.provision.ordeal.line;

import tingxu.control.hall.Event;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.history.Fact;
import tingxu.provision.outpost.Broker;
import tingxu.provision.outpost.NodeByHand;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.CallKey;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageIds;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a kiosk and a bridge say comes up to three times, in any order, and again after hours, after
 * the hall was killed and after the kiosk was installed anew. Each takes effect once, or never
 * where it is too late for it.
 */
final class OldMessages implements Ordeal {

    private static final int VISITORS = 5;
    private static final int COPIES = 3;
    private static final int LATE = 20;
    private static final WindowId WINDOW = new WindowId(8);
    private static final LineId LINE = new LineId("social");
    private static final Duration HOURS = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long AGAIN_NANOS = 500_000_000;

    @Override
    public int row() {
        return 6;
    }

    @Override
    public String name() {
        return "messages doubled, reordered, hours late";
    }

    @Override
    public List<String> lacking() {
        return Broker.lacking();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        try (House house = House.withBroker(trial)) {
            Bag kiosk = new Bag(house, new NodeId("k02"), trial.dice());
            Bag bridge = new Bag(house, new NodeId("b01"), trial.dice());
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < trial.times(); i++) {
                bridge.opens();
                round(kiosk, bridge, wrong);
                if (i % 2 == 1) {
                    house.killHall();
                    house.startHall();
                    house.untilWhole();
                }
                house.visitors().come();
                kiosk.late();
                bridge.late();
                if (i % 3 == 2) kiosk.beginAnew();
            }
            // Whatever came late has been taken before this is.
            round(kiosk, bridge, wrong);
            if (!bridge.called()) wrong.add("no key called anybody: that shows nothing");
            return house.rest(trial.times(), 0, wrong);
        }
    }

    private static void round(Bag kiosk, Bag bridge, List<String> wrong)
            throws IOException, InterruptedException {
        List<MessageId> wishes = kiosk.wishes();
        kiosk.untilHeard();
        kiosk.papers(wishes, wrong);
        kiosk.untilHeard();
        bridge.keys(Instant.now());
        bridge.untilHeard();
        bridge.keys(Instant.now().minus(HOURS));
        bridge.untilHeard();
    }

    /** A node, and all that it has ever said. */
    private static final class Bag {
        private final House house;
        private final NodeByHand node;
        private final Random dice;
        private final MessageIds ids = new MessageIds(InstantSource.system());
        private final List<String> ever = new ArrayList<>();
        private final TreeMap<Long, String> unheard = new TreeMap<>();
        private final Set<MessageId> keys = new LinkedHashSet<>();
        private long seq;

        Bag(House house, NodeId node, Random dice) throws IOException, InterruptedException {
            this.house = house;
            this.node = house.byHand(node);
            this.dice = dice;
        }

        /** The window where the keys are. */
        void opens() throws IOException {
            try (HttpLine line = house.line()) {
                line.post(
                        "/api/v1/windows/" + WINDOW.number() + "/open",
                        "{\"skills\":[\"" + LINE + "\"]}");
            }
        }

        private MessageId put(Instant at, Message.NodeEvent event) {
            MessageId id = ids.get();
            String words = node.words(id, ++seq, at, event);
            unheard.put(seq, words);
            ever.add(words);
            return id;
        }

        List<MessageId> wishes() {
            List<MessageId> wishes = new ArrayList<>();
            for (int visitor = 0; visitor < VISITORS; visitor++)
                wishes.add(
                        put(
                                Instant.now(),
                                new Message.TicketRequested(
                                        LINE, TicketClass.ORDINARY, null, null, null)));
            return wishes;
        }

        /** Each wish has one ticket, however often it was said. */
        void papers(List<MessageId> wishes, List<String> wrong)
                throws IOException, InterruptedException {
            for (MessageId wish : wishes) {
                House.until("a wish is granted", PATIENCE, () -> !node.granted(wish).isEmpty());
                Set<TicketId> tickets = node.granted(wish);
                if (tickets.size() > 1) wrong.add("one wish was granted as " + tickets);
                TicketId ticket = tickets.iterator().next();
                house.crowd()
                        .notes()
                        .saw(
                                new Fact.PaperOut(
                                        now(),
                                        node.node().name(),
                                        ticket,
                                        wish.ulid(),
                                        "",
                                        false,
                                        false));
                put(Instant.now(), new Message.PaperReported(wish, ticket, PaperOutcome.CONFIRMED));
            }
        }

        void keys(Instant at) {
            for (CallKey key : List.of(CallKey.NEXT, CallKey.START, CallKey.FINISH)) {
                MessageId id = put(at, new Message.CallKeyPressed(WINDOW, key));
                keys.add(id);
                house.crowd()
                        .notes()
                        .saw(new Fact.KeyPressed(at, node.node().name(), id, WINDOW, key));
            }
        }

        /** All of it, some of it more than once, in any order, until the hall has it all. */
        void untilHeard() throws IOException, InterruptedException {
            long[] said = {System.nanoTime() - AGAIN_NANOS};
            House.until(
                    node.node().name() + " is heard",
                    PATIENCE,
                    () -> {
                        unheard.headMap(node.acknowledged(), true).clear();
                        if (System.nanoTime() - said[0] >= AGAIN_NANOS) {
                            said[0] = System.nanoTime();
                            shuffled().forEach(node::say);
                        }
                        return unheard.isEmpty();
                    });
        }

        private List<String> shuffled() {
            List<String> all = new ArrayList<>();
            for (String words : unheard.values())
                for (int copy = dice.nextInt(COPIES); copy >= 0; copy--) all.add(words);
            Collections.shuffle(all, dice);
            return all;
        }

        /** What was heard long ago comes out of some pipe. */
        void late() {
            for (int i = 0; i < LATE; i++) node.say(ever.get(dice.nextInt(ever.size())));
        }

        void beginAnew() {
            seq = 0;
            node.beginAnew();
        }

        /** Whether a key has ever called somebody. */
        boolean called() {
            return house.rows().all().stream()
                    .filter(row -> keys.contains(row.id()))
                    .flatMap(row -> row.events().stream())
                    .anyMatch(Event.TicketCalled.class::isInstance);
        }

        private static Instant now() {
            return Instant.now().truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
