package tingxu.wire.mqtt;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    void onConnected(Consumer<Boolean> ear);

    /**
     * What the broker says for us, retained, when it loses us without a good-bye.
     *
     * @param words asked anew for each connection, before it is made
     */
    void lastWill(String topic, Supplier<String> words);

    /**
     * Begins to connect, and never gives up until {@link #close}. Ears and last will come first.
     */
    void start();

    /** How words are written on this wire, and read. */
    default Codec codec() {
        return new Codec();
    }

    @Override
    void close();
}
