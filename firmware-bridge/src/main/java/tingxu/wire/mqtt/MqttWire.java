package tingxu.wire.mqtt;

import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The wire to a real broker, MQTT 5, at least once. Two threads: one makes a fresh connection
 * whenever the last is lost, one gives what comes in to the ears and then acknowledges it.
 */
public final class MqttWire implements Wire {

    /**
     * Where the broker is, and who calls.
     *
     * @param broker {@code tcp://host:1883} or {@code ssl://host:8883}
     * @param clientId the node's name, or {@code ctl}
     * @param identity null on a plain line
     */
    public record Line(URI broker, String clientId, @Nullable TlsIdentity identity) {}

    /** Twice what the broker may have under way, so that nothing at least once is ever refused. */
    static final int INBOX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(MqttWire.class);

    /** Paho shouts about every broken line; we say it once. Held, lest its level be forgotten. */
    private static final java.util.logging.Logger PAHO =
            java.util.logging.Logger.getLogger("org.eclipse.paho.mqttv5");

    private static final Duration STEADY = Duration.ofSeconds(10);

    private final Line line;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private final List<Consumer<Boolean>> watchers = new CopyOnWriteArrayList<>();
    private final BlockingQueue<MqttLink.Delivery> inbox = new LinkedBlockingQueue<>(INBOX);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final Thread supervisor;
    private final Thread teller;
    private volatile @Nullable Will will;
    private volatile @Nullable MqttLink link;
    private volatile String lastTrouble = "";

    private record Ear(String pattern, BiConsumer<String, String> ear) {}

    private record Will(String topic, Supplier<String> words) {}

    public MqttWire(Line line) {
        PAHO.setLevel(java.util.logging.Level.OFF);
        this.line = line;
        String name = "mqtt-" + line.clientId();
        this.supervisor = Thread.ofPlatform().name(name).daemon().unstarted(this::supervise);
        this.teller = Thread.ofPlatform().name(name + "-in").daemon().unstarted(this::tell);
    }

    @Override
    public boolean say(String topic, String words, boolean retained) {
        MqttLink now = link;
        return now != null && now.publish(topic, words, retained);
    }

    @Override
    public void hear(String pattern, BiConsumer<String, String> ear) {
        ears.add(new Ear(pattern, ear));
        MqttLink now = link;
        if (now != null) now.subscribe(pattern);
    }

    @Override
    public void onConnected(Consumer<Boolean> ear) {
        watchers.add(ear);
        ear.accept(link != null);
    }

    @Override
    public void lastWill(String topic, Supplier<String> words) {
        will = new Will(topic, words);
    }

    @Override
    public void start() {
        supervisor.start();
        teller.start();
    }

    /** Messages that came faster than they were taken, since the start. */
    public long dropped() {
        return dropped.get();
    }

    /** How often a connection was made since the start. */
    public long connections() {
        return connections.get();
    }

    /** Says good-bye, so that the broker does not say our last will. */
    @Override
    public void close() {
        closed.countDown();
        MqttLink now = link;
        if (now != null) now.closeCleanly();
        supervisor.interrupt();
        teller.interrupt();
    }

    private void supervise() {
        try {
            while (closed.getCount() > 0) {
                long began = System.nanoTime();
                connectAndStay();
                if (System.nanoTime() - began > STEADY.toNanos()) backoff.reset();
                if (closed.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) return;
            }
        } catch (InterruptedException end) {
            LOG.debug("{} closes", line.clientId());
        }
    }

    private void connectAndStay() throws InterruptedException {
        try (MqttLink fresh = new MqttLink(line, willNow(), this::take)) {
            fresh.connect(ears.stream().map(Ear::pattern).distinct().toList());
            link = fresh;
            if (closed.getCount() == 0) {
                fresh.closeCleanly();
                return;
            }
            connections.incrementAndGet();
            lastTrouble = "";
            LOG.info("{} is connected to {}", line.clientId(), line.broker());
            watchers.forEach(watcher -> watcher.accept(true));
            fresh.awaitLoss();
            LOG.info("{} has lost {}", line.clientId(), line.broker());
        } catch (MqttException | IOException | GeneralSecurityException trouble) {
            if (closed.getCount() > 0) sayOnce(trouble);
        } finally {
            if (link != null) {
                link = null;
                watchers.forEach(watcher -> watcher.accept(false));
            }
        }
    }

    /** The same trouble at every attempt would fill the log. */
    private void sayOnce(Exception trouble) {
        Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
        if (!cause.toString().equals(lastTrouble))
            LOG.warn("{} cannot reach {}: {}", line.clientId(), line.broker(), cause.toString());
        lastTrouble = cause.toString();
    }

    private MqttLink.@Nullable Will willNow() {
        Will mine = will;
        return mine == null ? null : new MqttLink.Will(mine.topic(), mine.words().get());
    }

    private void take(MqttLink.Delivery delivery) {
        if (!inbox.offer(delivery)) dropped.incrementAndGet();
    }

    private void tell() {
        try {
            while (closed.getCount() > 0) {
                MqttLink.Delivery delivery = inbox.take();
                for (Ear ear : ears)
                    if (TopicFilter.fits(ear.pattern(), delivery.topic()))
                        ear.ear().accept(delivery.topic(), delivery.words());
                delivery.link().acknowledge(delivery);
            }
        } catch (InterruptedException end) {
            LOG.debug("{} hears no more", line.clientId());
        }
    }
}
