package tingxu.faults;

import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Wire;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A wire that is another wire, but for what is changed. */
class Through implements Wire {

    private final Wire wire;

    Through(Wire wire) {
        this.wire = wire;
    }

    @Override
    public boolean say(String topic, String words, boolean retained) {
        return wire.say(topic, words, retained);
    }

    @Override
    public void hear(String pattern, BiConsumer<String, String> ear) {
        wire.hear(pattern, ear);
    }

    @Override
    public void onConnected(Consumer<Boolean> ear) {
        wire.onConnected(ear);
    }

    @Override
    public void lastWill(String topic, Supplier<String> words) {
        wire.lastWill(topic, words);
    }

    @Override
    public void start() {
        wire.start();
    }

    @Override
    public Codec codec() {
        return wire.codec();
    }

    @Override
    public void close() {
        wire.close();
    }
}
