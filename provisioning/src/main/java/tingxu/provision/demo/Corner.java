package tingxu.provision.demo;

import java.util.List;

/**
 * A place in the hall and its simulated devices.
 *
 * @param kind kiosk, window or voice
 * @param label such as {@code K01}, or the number of a window
 */
public record Corner(String kind, String label, List<Toy> toys) {

    public Corner {
        toys = List.copyOf(toys);
    }
}
