package tingxu.provision.box;

import tingxu.bridge.Parts;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;

/**
 * A pseudo-terminal with a simulated device at its far end.
 *
 * @param far where the device is
 * @param path of the near end
 */
record Line(Meter far, String path, int baud) {

    static Line open(Parts parts, int baud) throws PortGone {
        Pty pty = parts.keep(Pty.open());
        return new Line(new Meter(pty), pty.path(), baud);
    }

    /** As a driver opens it. */
    Port.Opener near() {
        return () -> SerialPort.open(path, baud);
    }
}
