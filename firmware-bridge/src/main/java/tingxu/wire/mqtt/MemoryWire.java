package tingxu.wire.mqtt;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A wire that ends in a {@link MemoryBroker}. It comes back when it is told to. */
public final class MemoryWire implements Wire {

    private final MemoryBroker broker;
    private final String clientId;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private final List<Consumer<Boolean>> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Will will;
    private volatile @Nullable String willWords;
    private volatile boolean up;

    private record Ear(String pattern, BiConsumer<String, String> ear) {}

    private record Will(String topic, Supplier<String> words) {}

    MemoryWire(MemoryBroker broker, String clientId) {
        this.broker = broker;
        this.clientId = clientId;
    }

    @Override
    public boolean say(String topic, String words, boolean retained) {
        if (!up) return false;
        broker.take(topic, words, retained);
        return true;
    }

    @Override
    public void hear(String pattern, BiConsumer<String, String> ear) {
        Ear added = new Ear(pattern, ear);
        ears.add(added);
        if (up) catchUp(added);
    }

    @Override
    public void onConnected(Consumer<Boolean> ear) {
        watchers.add(ear);
        ear.accept(up);
    }

    @Override
    public void lastWill(String topic, Supplier<String> words) {
        will = new Will(topic, words);
    }

    @Override
    public void start() {
        reconnect();
    }

    /** Makes the line anew. Nothing happens while the broker is down. */
    public void reconnect() {
        if (up) return;
        Will mine = will;
        willWords = mine == null ? null : mine.words().get();
        if (!broker.connect(this)) return;
        up = true;
        ears.forEach(this::catchUp);
        watchers.forEach(watcher -> watcher.accept(true));
    }

    /** The line breaks: the broker says our last will. */
    public void cut() {
        broker.drop(this);
        Will mine = will;
        String words = willWords;
        if (mine != null && words != null) broker.take(mine.topic(), words, true);
    }

    @Override
    public void close() {
        broker.drop(this);
    }

    String clientId() {
        return clientId;
    }

    void lineLost() {
        up = false;
        watchers.forEach(watcher -> watcher.accept(false));
    }

    void deliver(String topic, String words) {
        for (Ear ear : ears)
            if (TopicFilter.fits(ear.pattern(), topic)) ear.ear().accept(topic, words);
    }

    private void catchUp(Ear ear) {
        broker.retained()
                .forEach((topic, words) -> {
                    if (TopicFilter.fits(ear.pattern(), topic)) ear.ear().accept(topic, words);
                });
    }
}
