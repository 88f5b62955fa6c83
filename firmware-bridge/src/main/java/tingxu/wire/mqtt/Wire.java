package tingxu.wire.mqtt;

import java.util.function.BiConsumer;

/**
 * Words out, words in: the hall's message bus, whoever carries it. Transport only: a message that
 * was handed over may still be lost, and the {@code Courier} is what makes it arrive.
 */
public interface Wire extends AutoCloseable {

    /**
     * Hands a message over if the line is up; drops it if not. Never blocks, never throws for the
     * line's sake.
     *
     * @param retained the broker keeps it for whoever comes later
     * @return whether it was handed over
     */
    boolean say(String topic, String words, boolean retained);

    /**
     * Hears each message whose topic fits {@code pattern} (MQTT wildcards), now and after each
     * reconnection. The ear runs on the wire's own thread: it must not block.
     */
    void hear(String pattern, BiConsumer<String, String> ear);

    /** Told true at each connection, false at each loss. Told at once how it is now. */
    void onConnected(java.util.function.Consumer<Boolean> ear);

    @Override
    void close();
}
