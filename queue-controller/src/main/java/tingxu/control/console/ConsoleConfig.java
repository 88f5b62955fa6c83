package tingxu.control.console;

import org.jspecify.annotations.Nullable;

import tingxu.wire.mqtt.TlsIdentity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the screens are served and to how many.
 *
 * @param host the address to listen on; anything but loopback is served by TLS alone
 * @param port 0 for any free one
 * @param viewersAtMost pages that are kept live at once; one more is politely refused
 * @param names by which browsers may call this machine, besides its addresses and {@code localhost}
 * @param tls what the console shows to browsers; null for plain HTTP on loopback
 * @param requestsPerSecond of one address, and of one account
 */
public record ConsoleConfig(
        String host,
        int port,
        int viewersAtMost,
        List<String> names,
        @Nullable TlsIdentity tls,
        int requestsPerSecond) {

    public static final int REQUESTS_PER_SECOND = 200;
    private static final int VIEWERS = 500;
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    public ConsoleConfig {
        if (port < 0 || port > 65_535)
            throw new IllegalArgumentException("port is 0 to 65535, not " + port);
        if (viewersAtMost < 1)
            throw new IllegalArgumentException("at least one viewer, not " + viewersAtMost);
        if (requestsPerSecond < 1)
            throw new IllegalArgumentException(
                    "at least one request a second, not " + requestsPerSecond);
        if (tls == null && !isLoopback(host))
            throw new IllegalArgumentException(host + " is reached from afar: it takes TLS");
        names = List.copyOf(names);
    }

    /** Plain HTTP for this machine. */
    public ConsoleConfig(String host, int port, int viewersAtMost) {
        this(host, port, viewersAtMost, List.of(), null, REQUESTS_PER_SECOND);
    }

    public static ConsoleConfig loopback(int port) {
        return new ConsoleConfig("127.0.0.1", port, VIEWERS);
    }

    /** For this machine, and for whoever reaches it by one of the names. */
    public static ConsoleConfig open(
            String host,
            int port,
            List<String> names,
            @Nullable TlsIdentity tls,
            int requestsPerSecond) {
        return new ConsoleConfig(host, port, VIEWERS, names, tls, requestsPerSecond);
    }

    /** For this machine alone, by programs that ask more often than people do. */
    public ConsoleConfig at(int requests) {
        return new ConsoleConfig(host, port, viewersAtMost, names, tls, requests);
    }

    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
