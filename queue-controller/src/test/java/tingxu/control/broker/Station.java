package tingxu.control.broker;

import tingxu.wire.mqtt.Wire;

import java.io.IOException;

/** A broker under test, and wires to it. */
interface Station extends AutoCloseable {

    /** A wire that is not started yet, certified under {@code name}. */
    Wire wire(String name);

    /** As {@link #wire}, but on a line of its own that nobody cuts. */
    Wire steadyWire(String name);

    /** Breaks every line; the broker knows nothing of good-byes. */
    void cut();

    void heal();

    /** The broker dies and forgets, and is there again on the same port. */
    void restart() throws IOException;

    @Override
    void close() throws IOException;
}
