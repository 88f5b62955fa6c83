package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.NodeId;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageTypes;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** docs/protocol/asyncapi.yaml says what the code does, and hangs together. */
class AsyncApiTest {

    private static final HallId HALL = new HallId("demo");
    private static final NodeId NODE = new NodeId("k01");

    private final JsonNode api = read();

    @Test
    void everyMessageHasItsNameAndItsFields() {
        JsonNode messages = api.at("/components/messages");
        Map<String, String> described = new TreeMap<>();
        messages.properties()
                .forEach(each ->
                        described.put(each.getKey(), each.getValue().path("name").asString()));
        Map<String, String> coded = new TreeMap<>();
        MessageTypes.all().forEach((type, name) -> coded.put(type.getSimpleName(), name));

        assertThat(described).isEqualTo(coded);
        MessageTypes.all().keySet().forEach(type -> fieldsAgree(type, messages));
    }

    @Test
    void everyChannelHasTheTopicOfTheCode() {
        List<String> described = new ArrayList<>();
        for (JsonNode channel : api.path("channels"))
            described.add(
                    channel.path("address")
                            .asString()
                            .replace("{hall}", "demo")
                            .replace("{node}", "k01")
                            .replace("{line}", "tax")
                            .replace("{window}", "3"));
        List<String> coded =
                new ArrayList<>(
                        Stream.of(Leaf.STATE, Leaf.EVT, Leaf.ASK, Leaf.RES, Leaf.ACK, Leaf.CMD)
                                .map(leaf -> Topic.node(HALL, NODE, leaf).toString())
                                .toList());
        coded.add(Topic.strip(HALL, new WindowId(3)).toString());
        coded.add(Topic.lines(HALL).toString());
        coded.add(Topic.appointments(HALL, new LineId("tax")).toString());
        coded.add(Topic.controller(HALL).toString());

        assertThat(described).containsExactlyInAnyOrderElementsOf(coded);
    }

    @Test
    void everyMessageGoesOverTheChannelOfItsKind() {
        assertThat(on("nodeEvents"))
                .containsExactlyInAnyOrderElementsOf(permitted(Message.NodeEvent.class));
        assertThat(on("nodeCommands"))
                .containsExactlyInAnyOrderElementsOf(permitted(Message.HallCommand.class));
        List<String> all = new ArrayList<>();
        api.path("channels").properties().forEach(channel -> all.addAll(on(channel.getKey())));
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        MessageTypes.all().keySet().stream().map(Class::getSimpleName).toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        for (JsonNode reference : api.findValues("$ref")) references.add(reference.asString());

        assertThat(references).hasSizeGreaterThan(40);
        assertThat(references)
                .allMatch(each ->
                        each.startsWith("#/") && !api.at(each.substring(1)).isMissingNode());
    }

    @Test
    void itIsAsyncApi3AndEachChannelHasOneOperation() {
        assertThat(api.path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(api.at("/info/title").asString()).isNotBlank();
        assertThat(api.at("/info/version").asString()).isNotBlank();
        List<String> operated = new ArrayList<>();
        for (JsonNode operation : api.path("operations")) {
            assertThat(operation.path("action").asString()).isIn("send", "receive");
            operated.add(operation.at("/channel/$ref").asString().replace("#/channels/", ""));
        }
        assertThat(operated)
                .containsExactlyInAnyOrderElementsOf(api.path("channels").propertyNames());
    }

    private static void fieldsAgree(Class<? extends Message> type, JsonNode messages) {
        JsonNode data = messages.path(type.getSimpleName()).at("/payload/allOf/1/properties/data");
        RecordComponent[] components = type.getRecordComponents();
        List<String> required = new ArrayList<>();
        for (JsonNode field : data.path("required")) required.add(field.asString());

        assertThat(data.path("properties").propertyNames())
                .as(type.getSimpleName())
                .containsExactlyElementsOf(
                        Arrays.stream(components).map(RecordComponent::getName).toList());
        assertThat(required)
                .as("%s must have", type.getSimpleName())
                .containsExactlyElementsOf(
                        Arrays.stream(components)
                                .filter(AsyncApiTest::isRequired)
                                .map(RecordComponent::getName)
                                .toList());
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private List<String> on(String channel) {
        return List.copyOf(api.path("channels").path(channel).path("messages").propertyNames());
    }

    private static List<String> permitted(Class<?> kind) {
        return Arrays.stream(kind.getPermittedSubclasses()).map(Class::getSimpleName).toList();
    }

    private static JsonNode read() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path file = dir.resolve("docs/protocol/asyncapi.yaml");
            try {
                if (Files.exists(file)) return new YAMLMapper().readTree(Files.readString(file));
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
        throw new IllegalStateException("docs/protocol/asyncapi.yaml is not there");
    }
}
