package tingxu.provision.ordeal.line;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.authority.Authority;
import tingxu.provision.outpost.NodeByHand;
import tingxu.provision.outpost.RawMqtt;
import tingxu.provision.outpost.Slots;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.CallKey;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketClass;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A kiosk with a slot and a certificate of its own speaks as another, as the hall and as a bridge,
 * listens to what is said to others, and connects under other names; so do machines without a
 * certificate, with one of another authority, and with one that was revoked. Nothing of it has an
 * effect, and the honest kiosk's line does not break.
 */
final class RogueKiosk implements Ordeal {

    private static final HallId HALL = HallFile.demo().hall();
    private static final NodeId HONEST = new NodeId("k01");
    private static final NodeId BRIDGE = new NodeId("b01");
    private static final String HALLS_OWN = "ctl";
    private static final LineId LINE = new LineId("household");
    private static final Message.NodeEvent WISH =
            new Message.TicketRequested(LINE, TicketClass.ORDINARY, null, null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public int row() {
        return 26;
    }

    @Override
    public String name() {
        return "a rogue kiosk, stolen names, foreign and revoked certificates";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        try (House house = House.alone(trial)) {
            NodeByHand rogue = house.byHand(new NodeId("k02"));
            House.until("the rogue is in", PATIENCE, rogue::isUp);
            long losses = house.kiosk().losses();
            Crimes crimes = new Crimes(house, rogue);
            crimes.overhears();
            for (int i = 0; i < trial.times(); i++) {
                crimes.speaksAsOthers();
                crimes.takesOthersNames();
                crimes.comesWithoutLeave(trial.folder("stranger-" + i));
                house.visitors().come();
                crimes.isShutOut(new NodeId("k%02d".formatted(3 + i % 90)));
            }
            if (house.kiosk().losses() > losses)
                crimes.wrong.add("the honest kiosk's line broke meanwhile");
            return house.rest(crimes.done, 0, crimes.judged());
        }
    }

    private static SocketFactory sockets(TlsIdentity identity) throws IOException {
        try {
            return identity.context().getSocketFactory();
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(unreadable);
        }
    }

    /** All that is tried, and what came of it. */
    private static final class Crimes {
        private final House house;
        private final NodeByHand rogue;
        private final Codec codec = new Codec();
        private final MessageIds ids = new MessageIds(InstantSource.system());
        private final Set<MessageId> forged = new HashSet<>();
        private final Queue<String> overheard = new ConcurrentLinkedQueue<>();
        private final List<String> wrong = new ArrayList<>();
        private long seq;
        private int done;

        Crimes(House house, NodeByHand rogue) {
            this.house = house;
            this.rogue = rogue;
        }

        /** What is said to others, and everything at once. */
        void overhears() {
            for (String pattern :
                    List.of(
                            Topic.node(HALL, HONEST, Leaf.CMD).toString(),
                            Topic.node(HALL, HONEST, Leaf.EVT).toString(),
                            Topic.everyNode(HALL, Leaf.CMD).toString(),
                            Topic.everyNode(HALL, Leaf.EVT).toString(),
                            "tx/v1/" + HALL + "/#",
                            "#")) {
                rogue.listen(
                        pattern,
                        (topic, words) -> {
                            if (topic.contains("/k/") && !topic.contains("/k/k02/"))
                                overheard.add(topic);
                        });
                done++;
            }
        }

        void speaksAsOthers() throws IOException, InterruptedException {
            Message key = new Message.CallKeyPressed(new WindowId(1), CallKey.NEXT);
            forge(Topic.node(HALL, HONEST, Leaf.EVT), HONEST.name(), WISH);
            forge(Topic.node(HALL, BRIDGE, Leaf.EVT), BRIDGE.name(), key);
            // On its own pipe, in others' names; and what only a bridge may say.
            forge(Topic.node(HALL, rogue.node(), Leaf.EVT), HONEST.name(), WISH);
            forge(Topic.node(HALL, rogue.node(), Leaf.EVT), HALLS_OWN, WISH);
            forge(
                    Topic.controller(HALL),
                    HALLS_OWN,
                    new Message.HallBirth(false, Long.MAX_VALUE, Instant.now(), null));
        }

        /** Said for sure: a broker may hang up on whoever says what it may not. */
        private void forge(Topic topic, String as, Message message)
                throws IOException, InterruptedException {
            MessageId id = ids.get();
            forged.add(id);
            boolean event = message instanceof Message.NodeEvent;
            long epoch = event ? Instant.now().toEpochMilli() : 0;
            long next = event ? 1 : 0;
            String words =
                    codec.write(new Envelope(id, HALL, as, Instant.now(), epoch, next, message));
            House.until("there is a line to lie into", PATIENCE, () -> rogue.sayOn(topic, words));
            done++;
            honestWord();
        }

        /** What comes after it was said has been heard, so it was heard, too, or never will be. */
        private void honestWord() throws IOException, InterruptedException {
            long mine = ++seq;
            MessageId id = ids.get();
            String words = rogue.words(id, mine, Instant.now(), WISH);
            House.until(
                    "the rogue's own wish is granted",
                    PATIENCE,
                    () -> {
                        if (rogue.granted(id).isEmpty()) rogue.say(words);
                        return rogue.acknowledged() >= mine && !rogue.granted(id).isEmpty();
                    });
        }

        /** With its own certificate. */
        void takesOthersNames() throws IOException {
            for (String name : List.of(HONEST.name(), BRIDGE.name(), HALLS_OWN, ""))
                staysOut(sockets(rogue.identity()), name, "a stolen name \"" + name + "\"");
        }

        void comesWithoutLeave(Path folder) throws IOException {
            staysOut(SocketFactory.getDefault(), HONEST.name(), "a line in clear");
            Authority other = Authority.open(folder, InstantSource.system());
            TlsIdentity theirs = other.member(HONEST.name());
            // It believes the hall, and brings what another authority has signed.
            TlsIdentity mixed = new TlsIdentity(theirs.key(), theirs.cert(), rogue.identity().ca());
            staysOut(sockets(mixed), HONEST.name(), "a certificate of another authority");
            staysOut(nameless(), HONEST.name(), "no certificate");
        }

        private SocketFactory nameless() throws IOException {
            try {
                var trust =
                        javax.net.ssl.TrustManagerFactory.getInstance(
                                javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
                trust.init(rogue.identity().trustStore());
                SSLContext context = SSLContext.getInstance("TLSv1.3");
                context.init(null, trust.getTrustManagers(), null);
                return context.getSocketFactory();
            } catch (GeneralSecurityException unreadable) {
                throw new IOException(unreadable);
            }
        }

        private void staysOut(SocketFactory sockets, String name, String what) throws IOException {
            done++;
            try (RawMqtt line = new RawMqtt(rogue.broker(), sockets)) {
                if (line.connect(name) == RawMqtt.WELCOME) wrong.add(what + " is let in");
            }
        }

        /** A machine that was stolen is out at once, and does not come in again. */
        void isShutOut(NodeId node) throws IOException, InterruptedException {
            NodeByHand stolen = house.byHand(node);
            House.until("the machine is in", PATIENCE, stolen::isUp);
            Slots.revoke(house.data(), node);
            House.until("the revoked machine is out", PATIENCE, () -> !stolen.isUp());
            stolen.close();
            staysOut(sockets(stolen.identity()), node.name(), "a revoked certificate");
        }

        List<String> judged() {
            house.rows().all().stream()
                    .filter(row -> forged.contains(row.id()))
                    .forEach(row -> wrong.add("a forged message is in row " + row.row()));
            if (!overheard.isEmpty()) wrong.add("the rogue hears " + Set.copyOf(overheard));
            return wrong;
        }
    }
}
