package tingxu.control.broker;

import static java.util.Map.entry;

import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

import tingxu.wire.NodeId;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * An MQTT 5 broker in this process that keeps nothing on disk: what must survive lies in the
 * outboxes and the journal.
 *
 * <p>Persistence stays off for another reason too: with its journal on, Artemis 2.55 hands QoS 1
 * messages over out of order now and then.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String PLAIN = "plain";
    private static final String TLS = "tls";
    private static final long MEMORY_MOST = 64L * 1024 * 1024;
    private static final int PACKET_BYTES = 256 * 1024;
    private static final int SESSION_SECONDS_MOST = 300;

    private final ActiveMQServer server;
    private final Doorkeeper doorkeeper;

    /** Listens when it returns. */
    public EmbeddedBroker(BrokerConfig config) {
        this.doorkeeper = new Doorkeeper(new Rights(config.hall()), config.admission());
        try (TlsStores stores = TlsStores.of(config.identity())) {
            this.server = new ActiveMQServerImpl(configuration(config, stores), doorkeeper);
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("the broker does not start: " + failed, failed);
        }
        if (!server.isStarted()) throw new IllegalStateException("the broker did not start");
    }

    /** Of the plain door on loopback. */
    public int port() {
        return portOf(PLAIN);
    }

    /** Of the TLS door. */
    public int tlsPort() {
        return portOf(TLS);
    }

    /** Ends the node's sessions now and lets it in no more, whatever its certificate says. */
    public void revoke(NodeId node) {
        doorkeeper.revoke(node.name());
        for (RemotingConnection connection : server.getRemotingService().getConnections())
            if (node.name().equals(connection.getClientID())) connection.destroy();
    }

    /** Takes {@link #revoke} back, for a slot that has a new certificate. */
    public void readmit(NodeId node) {
        doorkeeper.readmit(node.name());
    }

    /** Ends the sessions of those whose certificate no longer counts. */
    public void turnOutTheRevoked() {
        for (RemotingConnection connection : server.getRemotingService().getConnections())
            if (!doorkeeper.mayStay(connection)) connection.destroy();
    }

    public boolean connected(NodeId node) {
        return server.getRemotingService().getConnections().stream()
                .anyMatch(connection -> node.name().equals(connection.getClientID()));
    }

    /** How often someone was not let in or overstepped their rights, since the start. */
    public long refused() {
        return doorkeeper.refused();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the broker does not stop: " + failed, failed);
        }
    }

    private int portOf(String door) {
        NettyAcceptor acceptor =
                Objects.requireNonNull(
                        (NettyAcceptor) server.getRemotingService().getAcceptor(door),
                        () -> "the " + door + " door is not open");
        return acceptor.getActualPort();
    }

    private static Configuration configuration(BrokerConfig config, TlsStores stores) {
        ConfigurationImpl artemis = new ConfigurationImpl();
        artemis.setName("tingxu-" + config.hall());
        artemis.setPersistenceEnabled(false);
        artemis.setJMXManagementEnabled(false);
        artemis.setSecurityEnabled(true);
        // These caches are keyed by user name and password, which we do not have.
        artemis.setAuthenticationCacheSize(0);
        artemis.setAuthorizationCacheSize(0);
        // Artemis lets a "cluster user" with this password do everything; its default is public.
        artemis.setClusterPassword(secret());
        artemis.setGlobalMaxSize(MEMORY_MOST);
        artemis.setMessageExpiryScanPeriod(10_000);
        artemis.setThreadPoolMaxSize(8);
        artemis.setScheduledThreadPoolMaxSize(2);
        artemis.setWildCardConfiguration(
                new WildcardConfiguration().setDelimiter('/').setAnyWords('#').setSingleWord('+'));
        artemis.addAddressSetting("#", forgetful());
        if (config.plainPort() != null)
            artemis.addAcceptorConfiguration(
                    door(PLAIN, "127.0.0.1", config.plainPort(), Map.of()));
        if (config.tlsPort() != null)
            artemis.addAcceptorConfiguration(
                    door(TLS, config.tlsHost(), config.tlsPort(), stores.settings()));
        return artemis;
    }

    /** Bounded: beyond it new messages are dropped, and their speakers say them again. */
    private static AddressSettings forgetful() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setMaxSizeBytes(MEMORY_MOST / 2)
                .setMaxDeliveryAttempts(-1)
                .setDefaultMaxConsumers(-1)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(true)
                .setAutoDeleteQueues(true);
    }

    private static TransportConfiguration door(
            String name, String host, int port, Map<String, Object> tls) {
        Map<String, Object> settings =
                new HashMap<>(
                        Map.ofEntries(
                                entry("host", host),
                                entry("port", port),
                                entry("protocols", "MQTT"),
                                entry("useEpoll", false),
                                entry("useKQueue", false),
                                entry("remotingThreads", 2),
                                entry("connectionsAllowed", 2_000)));
        settings.putAll(tls);
        Map<String, Object> mqtt = new HashMap<>();
        mqtt.put("maximumPacketSize", PACKET_BYTES);
        mqtt.put("defaultMqttSessionExpiryInterval", SESSION_SECONDS_MOST);
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), settings, name, mqtt);
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
