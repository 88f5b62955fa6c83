package tingxu.wire.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One connection, from its first byte to its last: a Paho client that is never used again.
 *
 * <p>Paho reconnects badly, acknowledges what its callbacks dropped, and deadlocks when one waits
 * in a callback. So there is no automatic reconnection, acknowledgements are made by hand, and its
 * callbacks do nothing but hand over.
 */
final class MqttLink implements AutoCloseable {

    /** What came in, and what to tell the broker when it is taken. */
    record Delivery(MqttLink link, String topic, String words, int messageId, int qos) {}

    record Will(String topic, String words) {}

    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
    private static final int AT_LEAST_ONCE = 1;
    private static final int IN_FLIGHT = 512;
    private static final int REFUSED = 0x80;
    private static final int CONNECT_SECONDS = 5;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final long SESSION_SECONDS = 300;
    private static final long WILL_DELAY_SECONDS = 1;
    private static final long MESSAGE_SECONDS = 20;
    private static final long GOODBYE_MILLIS = 200;
    private static final long PACKET_BYTES = 256 * 1024;

    private final MqttAsyncClient client;
    private final MqttConnectionOptions options;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final CountDownLatch lost = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();

    MqttLink(MqttWire.Line line, @Nullable Will will, Consumer<Delivery> inbox)
            throws MqttException, IOException, GeneralSecurityException {
        this.options = options(line, will);
        this.client =
                new MqttAsyncClient(
                        line.broker().toString(), line.clientId(), new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(new Events(inbox));
    }

    /** Connects and subscribes; when it throws, the link is of no further use. */
    void connect(List<String> patterns) throws MqttException {
        client.connect(options).waitForCompletion((CONNECT_SECONDS + 1) * 1000L);
        for (String pattern : patterns)
            warnIfRefused(pattern, subscribing(pattern), CONNECT_SECONDS * 1000L);
    }

    /** While connected; whether the broker agrees is only logged. */
    void subscribe(String pattern) {
        try {
            subscribing(pattern);
        } catch (MqttException lineLost) {
            LOG.debug("subscribing to {}: {}", pattern, lineLost.toString());
        }
    }

    boolean publish(String topic, String words, boolean retained) {
        if (!inFlight.tryAcquire()) return false;
        MqttMessage message =
                new MqttMessage(
                        words.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, retained, null);
        if (!retained) message.setProperties(expiring());
        try {
            client.publish(topic, message, null, new Landed(topic));
            return true;
        } catch (MqttException lineLost) {
            inFlight.release();
            LOG.debug("{}: {}", topic, lineLost.toString());
            return false;
        }
    }

    void acknowledge(Delivery delivery) {
        if (lost.getCount() == 0) return;
        try {
            client.messageArrivedComplete(delivery.messageId(), delivery.qos());
        } catch (MqttException lineLost) {
            LOG.debug("{} comes again: {}", delivery.topic(), lineLost.toString());
        }
    }

    void awaitLoss() throws InterruptedException {
        lost.await();
    }

    /** Lets the broker say our last will; the session lives on for a while. */
    @Override
    public void close() {
        end(false);
    }

    /** With a good-bye: no last will. */
    void closeCleanly() {
        end(true);
    }

    /** Paho's own close() is left out: it pulls the rug from under its still running threads. */
    private void end(boolean goodbye) {
        if (!ended.compareAndSet(false, true)) return;
        lost.countDown();
        long limitMillis = goodbye ? GOODBYE_MILLIS : 0;
        try {
            client.disconnectForcibly(limitMillis, limitMillis, goodbye);
        } catch (MqttException alreadyDown) {
            LOG.debug("closing: {}", alreadyDown.toString());
        }
    }

    private IMqttToken subscribing(String pattern) throws MqttException {
        return client.subscribe(new MqttSubscription(pattern, AT_LEAST_ONCE));
    }

    private static void warnIfRefused(String pattern, IMqttToken subscribed, long limitMillis)
            throws MqttException {
        subscribed.waitForCompletion(limitMillis);
        int[] codes = subscribed.getReasonCodes();
        if (codes != null && codes.length > 0 && codes[0] >= REFUSED)
            LOG.error("the broker refuses {}: reason code {}", pattern, codes[0]);
    }

    private static MqttConnectionOptions options(MqttWire.Line line, @Nullable Will will)
            throws IOException, GeneralSecurityException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_SECONDS);
        options.setReceiveMaximum(MqttWire.INBOX / 2);
        options.setMaximumPacketSize(PACKET_BYTES);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setUseSubscriptionIdentifiers(false);
        if (will != null) {
            byte[] words = will.words().getBytes(StandardCharsets.UTF_8);
            options.setWill(will.topic(), new MqttMessage(words, AT_LEAST_ONCE, true, null));
            options.setWillMessageProperties(delayed());
        }
        if (line.identity() != null)
            options.setSocketFactory(
                    new Tls13Sockets(line.identity().context().getSocketFactory()));
        return options;
    }

    /**
     * Who is back within a second was never lost. Artemis 2.55 says no last will without a delay
     * before the session ends, minutes later.
     */
    private static MqttProperties delayed() {
        MqttProperties properties = new MqttProperties();
        properties.setWillDelayInterval(WILL_DELAY_SECONDS);
        return properties;
    }

    private static MqttProperties expiring() {
        MqttProperties properties = new MqttProperties();
        properties.setMessageExpiryInterval(MESSAGE_SECONDS);
        return properties;
    }

    /** A message has landed at the broker, or never will: there is room for another. */
    private final class Landed implements MqttActionListener {
        private final String topic;

        Landed(String topic) {
            this.topic = topic;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            inFlight.release();
        }

        @Override
        public void onFailure(@Nullable IMqttToken token, Throwable why) {
            inFlight.release();
            LOG.debug("{}: {}", topic, why.toString());
        }
    }

    /** Paho's callbacks: they hand over and return. */
    private final class Events implements MqttCallback {
        private final Consumer<Delivery> inbox;

        Events(Consumer<Delivery> inbox) {
            this.inbox = inbox;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            String words = new String(message.getPayload(), StandardCharsets.UTF_8);
            inbox.accept(
                    new Delivery(MqttLink.this, topic, words, message.getId(), message.getQos()));
        }

        @Override
        public void disconnected(MqttDisconnectResponse why) {
            LOG.debug("line lost: {}", why);
            lost.countDown();
        }

        @Override
        public void mqttErrorOccurred(MqttException problem) {
            LOG.debug("MQTT: {}", problem.toString());
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String broker) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
