package tingxu.bridge.port;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;

/**
 * A device on a line that a {@link LineKeeper} keeps: its name, health and life are the keeper's.
 */
public interface LineDevice extends Device {

    LineKeeper keeper();

    @Override
    default DeviceId id() {
        return keeper().id();
    }

    /** Of a device that cannot be asked: ready as long as its line is open. */
    @Override
    default Health health() {
        return keeper().health();
    }

    @Override
    default void start() {
        keeper().start();
    }

    @Override
    default void close() {
        keeper().close();
    }
}
