package tingxu.wire.mqtt;

/** A broker in memory: wildcards, retained messages and last wills, for tests and the simulator. */
public final class MemoryBroker {

    /** A wire to this broker for one client. */
    public MemoryWire wire(String clientId) {
        return new MemoryWire(clientId);
    }
}
