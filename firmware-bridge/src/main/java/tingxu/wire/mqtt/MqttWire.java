package tingxu.wire.mqtt;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The wire to a real broker, MQTT 5. */
public final class MqttWire implements Wire {

    /**
     * Where the broker is, and who calls.
     *
     * @param broker {@code tcp://host:1883} or {@code ssl://host:8883}
     * @param clientId the node's name, or {@code ctl}
     * @param identity null on a plain line
     */
    public record Line(URI broker, String clientId, @Nullable TlsIdentity identity) {}

    public MqttWire(Line line) {}

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
