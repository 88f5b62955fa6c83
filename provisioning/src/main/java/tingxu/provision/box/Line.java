package tingxu.provision.box;

import tingxu.bridge.Parts;
import tingxu.bridge.port.PortGone;

import java.io.IOException;

/**
 * A pseudo-terminal with a simulated device at its far end.
 *
 * @param far where the device is
 * @param path of the near end
 */
record Line(Meter far, String path, int baud) {

    static Line open(Parts parts, int baud) throws PortGone {
        try {
            ScratchFolder folder = parts.keep(new ScratchFolder("tingxu-line"));
            var link = folder.path().resolve("tty");
            return new Line(new Meter(link), link.toString(), baud);
        } catch (IOException unwritable) {
            throw new PortGone("tty", "its folder cannot be made: " + unwritable.getMessage());
        }
    }
}
