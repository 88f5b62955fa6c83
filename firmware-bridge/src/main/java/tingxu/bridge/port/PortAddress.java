package tingxu.bridge.port;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a device is, as a technician writes it: {@code /dev/ttyUSB0}, {@code /dev/usb/lp0}, {@code
 * /dev/input/by-id/…-event-kbd} or {@code tcp://192.168.1.9:9100}.
 */
public record PortAddress(String text) {

    private static final Pattern SOCKET = Pattern.compile("tcp://([^:/]+):(\\d{1,5})");
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final int LAST_PORT = 65_535;

    public PortAddress {
        boolean socket = text.startsWith("tcp://");
        Matcher parts = SOCKET.matcher(text);
        if (socket && (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT))
            throw new IllegalArgumentException("a socket is tcp://host:port, not " + text);
        if (!socket && !text.startsWith("/"))
            throw new IllegalArgumentException(
                    "a line is a path such as /dev/ttyUSB0 or tcp://host:port, not " + text);
    }

    /**
     * @param baud matters to serial lines only
     */
    public Port open(int baud) throws PortGone {
        Matcher socket = SOCKET.matcher(text);
        if (socket.matches())
            return TcpPort.open(socket.group(1), Integer.parseInt(socket.group(2)), CONNECT_LIMIT);
        if (text.startsWith("/dev/usb/lp")) return CharacterPort.open(text);
        if (text.startsWith("/dev/input/")) return InputPort.open(text);
        return SerialPort.open(text, baud);
    }
}
