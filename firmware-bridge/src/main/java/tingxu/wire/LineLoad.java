package tingxu.wire;

/**
 * A line as citizens may see it before they take a ticket.
 *
 * @param waiting people in it now
 * @param windowsOpen windows that serve it now; 0 means that nobody would call
 * @param range the expected wait of one who came now
 */
public record LineLoad(
        LineId line, Words name, char series, int waiting, int windowsOpen, WaitRange range) {}
