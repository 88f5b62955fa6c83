package tingxu.wire;

import java.nio.charset.StandardCharsets;

/** Any text as the name of a pipe. */
public final class TopicFuzz {

    private TopicFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Topic.parse(new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(topic -> {
                    if (!Topic.parse(topic.toString()).equals(java.util.Optional.of(topic)))
                        throw new AssertionError(topic + " does not come back");
                    boolean ofNode = topic.node().isPresent();
                    for (Topic.Leaf leaf : Topic.Leaf.values())
                        if (topic.is(leaf) && !ofNode)
                            throw new AssertionError(topic + " is a pipe of no node");
                });
    }
}
