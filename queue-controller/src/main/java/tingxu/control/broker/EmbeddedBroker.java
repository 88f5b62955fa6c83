package tingxu.control.broker;

/** An MQTT 5 broker in this process that keeps nothing on disk. */
public final class EmbeddedBroker implements AutoCloseable {

    public EmbeddedBroker(BrokerConfig config) {}

    /** Of the plain door on loopback. */
    public int port() {
        return 0;
    }

    /** Of the TLS door. */
    public int tlsPort() {
        return 0;
    }

    @Override
    public void close() {}
}
