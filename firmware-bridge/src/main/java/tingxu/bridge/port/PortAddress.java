package tingxu.bridge.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a device is, as a technician writes it: {@code /dev/ttyUSB0}, {@code /dev/usb/lp0}, {@code
 * /dev/input/by-id/…-event-kbd}, {@code tcp://192.168.1.9:9100}, or {@code usb:A50285BI} for the
 * serial converter that bears this USB serial number, whichever socket it is in; on a Raspberry Pi
 * also {@code gpio-out:17}, {@code gpio-in:27}, {@code gpio-in:5,6,13} for several keys as one
 * line, and {@code spi:0.0}.
 */
public record PortAddress(String text) {

    private static final Pattern SOCKET = Pattern.compile("tcp://([^:/]+):(\\d{1,5})");
    private static final Pattern USB = Pattern.compile("usb:([A-Za-z0-9.]{2,64})");
    private static final Path BY_ID = Path.of("/dev/serial/by-id");
    private static final Pattern OUTPUT = Pattern.compile("gpio-out:(\\d{1,2})");
    private static final Pattern INPUT = Pattern.compile("gpio-in:(\\d{1,2})");
    private static final Pattern KEYS = Pattern.compile("gpio-in:(\\d{1,2}(?:,\\d{1,2})+)");
    private static final Pattern CHIP = Pattern.compile("spi:([01])\\.([0-2])");

    /** A device stands in the same hall: who waits longer finds it later, once it is back. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

    private static final int LAST_PORT = 65_535;

    public PortAddress {
        boolean socket = text.startsWith("tcp://");
        Matcher parts = SOCKET.matcher(text);
        if (socket && (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT))
            throw new IllegalArgumentException("a socket is tcp://host:port, not " + text);
        boolean named = USB.matcher(text).matches() || isPin(text);
        if (!socket && !named && !text.startsWith("/"))
            throw new IllegalArgumentException(
                    "a line is a path such as /dev/ttyUSB0, tcp://host:port or usb:SERIAL, or on a"
                            + " Raspberry Pi gpio-out:17, gpio-in:27 or spi:0.0, not "
                            + text);
    }

    /**
     * @param baud matters to serial lines only
     */
    public Port open(int baud) throws PortGone {
        Matcher socket = SOCKET.matcher(text);
        if (socket.matches())
            return TcpPort.open(socket.group(1), Integer.parseInt(socket.group(2)), CONNECT_LIMIT);
        if (isPin()) return wire(Pi4jPins.ofThisComputer());
        if (USB.matcher(text).matches()) return SerialPort.open(converter(BY_ID), baud);
        if (text.startsWith("/dev/usb/lp")) return CharacterPort.open(text);
        if (text.startsWith("/dev/input/")) return InputPort.open(text);
        return SerialPort.open(text, baud);
    }

    /**
     * The converter with this serial number, where udev has linked it: {@code
     * usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0}.
     */
    String converter(Path links) throws PortGone {
        Matcher number = USB.matcher(text);
        if (!number.matches()) throw new PortGone(text, "is no USB serial number");
        Pattern name = converters(number.group(1));
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(links)) {
            all.filter(link -> name.matcher(String.valueOf(link.getFileName())).matches())
                    .forEach(found::add);
        } catch (IOException none) {
            throw new PortGone(text, "no converter is plugged in: " + none.getMessage());
        }
        if (found.isEmpty()) throw new PortGone(text, "is not plugged in");
        if (found.size() > 1)
            throw new PortGone(text, "is on several converters; name one by its path: " + found);
        return found.getFirst().toString();
    }

    /**
     * Whether this is the port that a listing names so.
     *
     * @param listed a path, such as one below {@code /dev/serial/by-id}
     */
    public boolean means(String listed) {
        Matcher number = USB.matcher(text);
        if (number.matches())
            return converters(number.group(1))
                    .matcher(String.valueOf(Path.of(listed).getFileName()))
                    .matches();
        if (!text.startsWith("/")) return false;
        return real(Path.of(text)).equals(real(Path.of(listed)));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThereNow) {
            return path;
        }
    }

    private static Pattern converters(String number) {
        return Pattern.compile("usb-.*[_-]" + Pattern.quote(number) + "(-.*)?");
    }

    /** The wire of some pins; for those of this computer, {@link #open}. */
    public Port wire(Pins pins) throws PortGone {
        Matcher output = OUTPUT.matcher(text);
        if (output.matches()) return pins.output(Integer.parseInt(output.group(1)));
        Matcher input = INPUT.matcher(text);
        if (input.matches()) return pins.input(Integer.parseInt(input.group(1)));
        Matcher keys = KEYS.matcher(text);
        if (keys.matches())
            return pins.keys(
                    Arrays.stream(keys.group(1).split(",", -1)).map(Integer::parseInt).toList());
        Matcher chip = CHIP.matcher(text);
        if (chip.matches())
            return pins.chip(Integer.parseInt(chip.group(1)), Integer.parseInt(chip.group(2)));
        throw new PortGone(text, "is no pin");
    }

    /** Whether it is a pin or a chip of the computer itself. */
    public boolean isPin() {
        return isPin(text);
    }

    /** The pins of one end of a wire: {@code gpio-in:5,6} has two. */
    public List<Integer> pins() {
        return isPin() && !text.startsWith("spi:")
                ? Arrays.stream(text.substring(text.indexOf(':') + 1).split(",", -1))
                        .map(Integer::parseInt)
                        .toList()
                : List.of();
    }

    private static boolean isPin(String text) {
        return OUTPUT.matcher(text).matches()
                || INPUT.matcher(text).matches()
                || KEYS.matcher(text).matches()
                || CHIP.matcher(text).matches();
    }
}
