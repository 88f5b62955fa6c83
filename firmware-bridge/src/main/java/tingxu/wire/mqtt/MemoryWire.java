package tingxu.wire.mqtt;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A wire that ends in a {@link MemoryBroker}. */
public final class MemoryWire implements Wire {

    MemoryWire(String clientId) {}

    @Override
    public boolean say(String topic, String words, boolean retained) {
        return false;
    }

    @Override
    public void hear(String pattern, BiConsumer<String, String> ear) {}

    @Override
    public void onConnected(Consumer<Boolean> ear) {}

    @Override
    public void lastWill(String topic, Supplier<String> words) {}

    @Override
    public void start() {}

    @Override
    public void close() {}
}
