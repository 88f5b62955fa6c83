package tingxu.provision.ordeal.line;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.outpost.NodeByHand;
import tingxu.provision.outpost.RawMqtt;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketClass;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.mqtt.MessageIds;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import javax.net.SocketFactory;

/**
 * A machine with a certificate says what is no message: broken, huge, deep, of unknown types, no
 * text at all, no MQTT at all. The hall drops it, counts it, and serves everybody; what software of
 * a version before and of a version to come says is understood.
 */
final class MalformedMqtt implements Ordeal {

    private static final HallId HALL = HallFile.demo().hall();
    private static final Message.NodeEvent WISH =
            new Message.TicketRequested(
                    new LineId("household"), TicketClass.ORDINARY, null, null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DEEP = 5_000;

    /** Letters of three bytes: as much as the broker lets through, about. */
    private static final int HUGE = 80_000;

    /** And what it does not. */
    private static final int OVERSIZE = 400_000;

    private static final int NOISE = 1_000;

    /** Pipes on which the hall hears a node. */
    private static final List<Leaf> HEARD = List.of(Leaf.EVT, Leaf.STATE, Leaf.ASK, Leaf.RES);

    @Override
    public int row() {
        return 25;
    }

    @Override
    public String name() {
        return "malformed MQTT, unknown and future schema";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        try (House house = House.alone(trial)) {
            Babble babble = new Babble(house, trial.dice());
            for (int i = 0; i < trial.times(); i++) {
                babble.saysNonsense();
                babble.sendsNoText();
                babble.sendsNoMqtt();
                babble.speaksOfTheFuture();
                babble.speaksAsBefore();
                house.visitors().come();
            }
            return house.rest(babble.done, 0, babble.judged());
        }
    }

    /** One machine that is heard, and one that sends bytes. */
    private static final class Babble {
        private final House house;
        private final Random dice;
        private final NodeByHand node;
        private final NodeByHand bytes;
        private final MessageIds ids = new MessageIds(InstantSource.system());
        private final List<String> wrong = new ArrayList<>();
        private long seq;
        private int dropped;
        private int done;

        Babble(House house, Random dice) throws IOException, InterruptedException {
            this.house = house;
            this.dice = dice;
            this.node = house.byHand(new NodeId("k02"));
            this.bytes = house.byHand(new NodeId("k03"));
            bytes.close();
            wish(words -> words);
        }

        @FunctionalInterface
        private interface Edit {
            String of(String words);
        }

        /** Asks for a ticket in words that were changed, and has it. */
        private void wish(Edit edit) throws IOException, InterruptedException {
            MessageId id = ids.get();
            long mine = ++seq;
            String words = edit.of(node.words(id, mine, Instant.now(), WISH));
            House.until(
                    "the machine's wish is granted: " + words,
                    PATIENCE,
                    () -> {
                        if (node.granted(id).isEmpty()) node.say(words);
                        return node.acknowledged() >= mine && !node.granted(id).isEmpty();
                    });
            if (node.granted(id).size() > 1)
                wrong.add("one wish was granted as " + node.granted(id));
            done++;
        }

        void saysNonsense() throws IOException, InterruptedException {
            for (String words : nonsense()) {
                for (Leaf leaf : HEARD) {
                    Topic topic = Topic.node(HALL, node.node(), leaf);
                    House.until("there is a line", PATIENCE, () -> node.sayOn(topic, words));
                    dropped++;
                }
                done++;
            }
            wish(words -> words);
        }

        private List<String> nonsense() {
            String whole = node.words(ids.get(), seq + 1, Instant.now(), WISH);
            String brackets = "[".repeat(DEEP);
            return List.of(
                    "",
                    "null",
                    "[]",
                    "\"" + "号".repeat(HUGE) + "\"",
                    brackets,
                    "{\"data\":" + brackets + "]".repeat(DEEP) + "}",
                    whole.substring(0, 1 + dice.nextInt(whole.length() - 1)),
                    whole.replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\""),
                    edited(whole, "type", "tingxu.nobody.knows.this"),
                    edited(whole, "source", "/demo/k01"),
                    edited(whole, "source", "/another/k02"),
                    edited(whole, "id", "x".repeat(1 + dice.nextInt(HUGE))),
                    edited(whole, "time", "yesterday"),
                    edited(whole, "seq", "-1"),
                    edited(whole, "epoch", "9".repeat(200)),
                    edited(whole, "data", "nothing"));
        }

        private static String edited(String words, String key, String value) {
            return ((ObjectNode) JsonMapper.shared().readTree(words)).put(key, value).toString();
        }

        /** MQTT as it should be, and no text in it; then what is no packet. */
        void sendsNoText() throws IOException, InterruptedException {
            String topic = Topic.node(HALL, bytes.node(), Leaf.EVT).toString();
            byte[] noise = noise();
            byte[] longerThanItIs = RawMqtt.packet(0x30, noise);
            longerThanItIs[1] = (byte) 0xff;
            ByteArrayOutputStream endlessLength = new ByteArrayOutputStream();
            endlessLength.write(0x30);
            endlessLength.writeBytes(new byte[] {-1, -1, -1, -1, -1, -1});
            try (RawMqtt line = raw()) {
                if (line.connect(bytes.node().name()) != RawMqtt.WELCOME)
                    wrong.add("a machine with a certificate is not let in");
                line.publish(topic, noise);
                done++;
            }
            for (byte[] packet :
                    List.of(
                            RawMqtt.packet(0x30, new byte[OVERSIZE]),
                            longerThanItIs,
                            endlessLength.toByteArray(),
                            RawMqtt.packet(0x00, noise),
                            RawMqtt.packet(0xf7, noise),
                            RawMqtt.packet(0x82, new byte[] {0, 1, 0}),
                            RawMqtt.packet(0x32, new byte[] {0, 0, 0, 0, 0}),
                            RawMqtt.packet(0x30, new byte[] {0, 3, 't', 0, 'x', 0}),
                            RawMqtt.packet(0x30, new byte[] {0, 2, (byte) 0xc3, 0x28, 0}))) {
                hurl(packet);
            }
            wish(words -> words);
        }

        private void hurl(byte[] packet) throws IOException {
            done++;
            try (RawMqtt line = raw()) {
                line.connect(bytes.node().name());
                boolean _ = line.sendInVain(packet);
            }
        }

        private RawMqtt raw() throws IOException {
            try {
                return new RawMqtt(bytes.broker(), bytes.identity().context().getSocketFactory());
            } catch (GeneralSecurityException unreadable) {
                throw new IOException(unreadable);
            }
        }

        private byte[] noise() {
            byte[] noise = new byte[NOISE];
            dice.nextBytes(noise);
            return noise;
        }

        /** Before TLS, and after it. */
        void sendsNoMqtt() throws IOException, InterruptedException {
            try (RawMqtt clear = new RawMqtt(bytes.broker(), SocketFactory.getDefault());
                    RawMqtt line = raw()) {
                boolean _ = clear.sendInVain(noise());
                boolean _ = line.sendInVain(noise());
                done += 2;
            }
            wish(words -> words);
        }

        /** A version to come tells more than this one knows. */
        void speaksOfTheFuture() throws IOException, InterruptedException {
            wish(words -> {
                ObjectNode message = (ObjectNode) JsonMapper.shared().readTree(words);
                message.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-01");
                message.putObject("dataschema").put("version", 2);
                ((ObjectNode) message.get("data")).put("mood", "😀").putArray("also").add(1);
                return message.toString();
            });
        }

        /** A version before this one does not tell whom it answers. */
        void speaksAsBefore() throws IOException, InterruptedException {
            node.speakAsBefore(true);
            seq = 0;
            wish(words -> words);
            node.speakAsBefore(false);
            seq = 0;
            wish(words -> words);
        }

        List<String> judged() throws IOException {
            Set<String> machines = Set.of(node.node().name(), bytes.node().name());
            long heard =
                    house.rows().all().stream()
                            .filter(row -> machines.contains(row.who()))
                            .filter(row -> row.refused() != null)
                            .count();
            if (heard > 0) wrong.add(heard + " rows are of what nobody could have understood");
            long counted = house.dropped();
            if (counted < dropped)
                wrong.add("%d were said in vain, and %d counted".formatted(dropped, counted));
            return wrong;
        }
    }
}
