package tingxu.control.broker;

import tingxu.wire.HallId;
import tingxu.wire.mqtt.Cable;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;
import tingxu.wire.mqtt.Wire;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** The embedded broker behind a cable, through one of its doors. */
final class EmbeddedStation implements Station {

    private final HallId hall = new HallId("demo");
    private final Map<String, TlsIdentity> certificates;
    private final int port;
    private final Cable cable;
    private EmbeddedBroker broker;

    /** Through the TLS door when there are certificates. */
    EmbeddedStation(Map<String, TlsIdentity> certificates) throws IOException {
        this.certificates = certificates;
        this.broker = new EmbeddedBroker(config(0));
        this.port = tls() ? broker.tlsPort() : broker.port();
        this.cable = new Cable(port);
    }

    int port() {
        return port;
    }

    EmbeddedBroker broker() {
        return broker;
    }

    @Override
    public Wire wire(String name) {
        return wire(name, cable.port());
    }

    @Override
    public Wire steadyWire(String name) {
        return wire(name, port);
    }

    private Wire wire(String name, int port) {
        URI address = URI.create((tls() ? "ssl" : "tcp") + "://localhost:" + port);
        return new MqttWire(new MqttWire.Line(address, name, certificates.get(name)));
    }

    @Override
    public void cut() {
        cable.pull();
    }

    @Override
    public void heal() {
        cable.plug();
    }

    @Override
    public void restart() {
        broker.close();
        broker = new EmbeddedBroker(config(port));
    }

    @Override
    public void close() throws IOException {
        cable.close();
        broker.close();
    }

    private boolean tls() {
        return !certificates.isEmpty();
    }

    private BrokerConfig config(int port) {
        return tls()
                ? new BrokerConfig(hall, null, "127.0.0.1", port, certificates.get("localhost"))
                : new BrokerConfig(hall, port, "127.0.0.1", null, null);
    }
}
