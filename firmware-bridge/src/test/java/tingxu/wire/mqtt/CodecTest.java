package tingxu.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.wire.Envelope;
import tingxu.wire.Message;
import tingxu.wire.mqtt.Codec.Heard;
import tingxu.wire.mqtt.Codec.Heard.Malformed;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.Codec.Heard.UnknownType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class CodecTest {

    private final Codec codec = new Codec();

    static List<Path> samples() throws IOException {
        try (var files = Files.list(Docs.protocol().resolve("samples"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleDecodesAndEncodesBackToItself(Path sample) throws IOException {
        String text = Files.readString(sample);
        String oneLine = JsonMapper.shared().readTree(text).toString();

        assertThat(codec.write(understood(text))).isEqualTo(oneLine);
    }

    @Test
    void everyMessageHasANameAndASample() throws IOException {
        Set<Class<?>> sampled = new LinkedHashSet<>();
        for (Path sample : samples())
            sampled.add(understood(Files.readString(sample)).message().getClass());

        assertThat(new LinkedHashSet<Class<?>>(MessageTypes.all().keySet()))
                .containsExactlyInAnyOrderElementsOf(messages());
        assertThat(sampled).containsExactlyInAnyOrderElementsOf(messages());
    }

    @Test
    void everyMessageHasASectionInTheProtocolPage() throws IOException {
        String page = Files.readString(Docs.protocol().resolve("hall.md"));

        MessageTypes.all()
                .forEach((message, type) ->
                        assertThat(page)
                                .contains("### " + message.getSimpleName() + "\n")
                                .contains("`" + type + "`"));
    }

    @Test
    void unknownFieldsAreIgnored() {
        String newer =
                sample("ticket-refused")
                        .replace("\"data\": {", "\"traceparent\": \"x\", \"data\": {\"new\": [1],");

        assertThat(understood(newer)).isEqualTo(understood(sample("ticket-refused")));
    }

    @Test
    void anUnknownTypeIsAnAnswerAndNoFault() {
        String newer = sample("ticket-refused").replace("refused.v1", "refused.v2");

        assertThat(codec.read(newer)).isEqualTo(new UnknownType("tingxu.ticket.refused.v2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"specversion\":\"1.0\"}",
                "{\"specversion\":\"1.0\",\"specversion\":\"1.0\"}",
                "\u0000\u0001"
            })
    void whatIsNoEnvelopeIsMalformed(String text) {
        assertThat(codec.read(text)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"window\":3,\"ticket\":\"2026-11-22-A017\"}",
                "{\"window\":3,\"ticket\":\"2026-11-22-A017\",\"level\":null}",
                "{\"window\":3,\"ticket\":\"2026-11-22-A017\",\"level\":6}",
                "{\"window\":3,\"ticket\":\"2026-11-22-A017\",\"level\":4.5}",
                "{\"window\":3,\"ticket\":\"2026-11-22-A017\",\"level\":\"5\"}",
                "{\"window\":0,\"ticket\":\"2026-11-22-A017\",\"level\":5}",
                "{\"window\":3,\"ticket\":\"A017\",\"level\":5}",
                "{\"window\":3,\"level\":5}",
                "{\"window\":3,\"ticket\":null,\"level\":5}",
                "[]",
                "null"
            })
    void aRecordIsWholeOrNotAtAll(String data) {
        String head = sample("rating-given");

        assertThat(
                        codec.read(
                                head.substring(0, head.indexOf("\"data\""))
                                        + "\"data\":"
                                        + data
                                        + "}"))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aListMayNotHoldNothing() {
        String hole = sample("node-state.off").replace("\"devices\": []", "\"devices\": [null]");

        assertThat(codec.read(hole)).isInstanceOf(Malformed.class);
    }

    @Test
    void aBombIsRefusedBeforeItIsBuilt() {
        assertThat(codec.read("[".repeat(60_000))).isInstanceOf(Malformed.class);
        assertThat(codec.read("\"" + "x".repeat(70_000) + "\"")).isInstanceOf(Malformed.class);
    }

    @Test
    void noMutilatedSampleMakesTheCodecThrow() throws IOException {
        Random dice = new Random(20261122);
        int unreadable = 0;
        for (Path sample : samples()) {
            for (int i = 0; i < 200; i++) {
                StringBuilder text = new StringBuilder(Files.readString(sample));
                for (int cut = 0; cut <= dice.nextInt(3); cut++)
                    text.setCharAt(dice.nextInt(text.length()), (char) dice.nextInt(128));
                if (!(codec.read(text.toString()) instanceof Understood)) unreadable++;
            }
        }
        assertThat(unreadable).isPositive();
    }

    private Envelope understood(String text) {
        Heard heard = codec.read(text);
        assertThat(heard).isInstanceOf(Understood.class);
        return ((Understood) heard).envelope();
    }

    private static String sample(String name) {
        try {
            return Files.readString(Docs.protocol().resolve("samples/" + name + ".json"));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    /** Every record under the sealed {@link Message}, by reflection. */
    private static Set<Class<?>> messages() {
        Set<Class<?>> records = new LinkedHashSet<>();
        List<Class<?>> open = new ArrayList<>(List.of(Message.class));
        while (!open.isEmpty()) {
            Class<?> type = open.removeLast();
            if (type.isRecord()) records.add(type);
            else open.addAll(List.of(type.getPermittedSubclasses()));
        }
        return records;
    }
}
