package tingxu.control.console;

/**
 * Where the screens are served and to how many.
 *
 * @param host the address to listen on; nobody logs in yet, so the usual one is loopback, and
 *     whoever opens it to a network puts a door in front
 * @param port 0 for any free one
 * @param viewersAtMost pages that are kept live at once; one more is politely refused
 */
public record ConsoleConfig(String host, int port, int viewersAtMost) {

    public ConsoleConfig {
        if (port < 0 || port > 65_535)
            throw new IllegalArgumentException("port is 0 to 65535, not " + port);
        if (viewersAtMost < 1)
            throw new IllegalArgumentException("at least one viewer, not " + viewersAtMost);
    }

    public static ConsoleConfig loopback(int port) {
        return new ConsoleConfig("127.0.0.1", port, 500);
    }
}
