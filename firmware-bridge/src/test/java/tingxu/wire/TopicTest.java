package tingxu.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.wire.Topic.Leaf;

class TopicTest {

    private static final HallId HALL = new HallId("demo");

    @Test
    void a_nodes_pipe_is_known_by_its_name() {
        Topic topic = Topic.parse("tx/v1/demo/k/k01/evt").orElseThrow();
        assertThat(topic).isEqualTo(Topic.node(HALL, new NodeId("k01"), Leaf.EVT));
        assertThat(topic.node()).contains(new NodeId("k01"));
        assertThat(topic.is(Leaf.EVT)).isTrue();
        assertThat(topic.is(Leaf.STATE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k/",
                "k/k01",
                "k/k01/",
                "k//evt",
                "k/+/evt",
                "k/K01/evt",
                "k/-k/evt",
                "k/k01/EVT",
                "k/k01/x/evt",
                "x/k01/evt",
                "board/lines",
                ""
            })
    void any_other_is_no_nodes(String rest) {
        Topic topic = new Topic(HALL, rest);
        assertThat(topic.node()).isEmpty();
        assertThat(topic.is(Leaf.EVT)).isFalse();
    }
}
