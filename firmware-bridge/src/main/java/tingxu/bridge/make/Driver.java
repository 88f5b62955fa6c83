package tingxu.bridge.make;

import tingxu.bridge.Device;
import tingxu.bridge.file.FileWrong;

import java.util.function.Consumer;

/**
 * Makes the driver of one device.
 *
 * @param <D> what the kind can do
 * @param <E> what the kind tells
 */
@FunctionalInterface
public interface Driver<D extends Device, E> {

    /**
     * Reads the make's own settings and wires the device; opens nothing before its start.
     *
     * @param ear hears what happens at the device, on the device's thread
     */
    D make(Fitting fitting, Consumer<E> ear) throws FileWrong;
}
