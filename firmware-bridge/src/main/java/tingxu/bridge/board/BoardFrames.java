package tingxu.bridge.board;

import tingxu.bridge.frame.Bytes;

/**
 * The phrase book of Onbon's BX-5K and BX-6K character cards (字库卡), in the order of the maker's
 * protocol page, version 1.4.
 */
@SuppressWarnings("ImmutableEnumChecker") // Bytes are a value
enum BoardFrames {
    // spotless:off
    //       group and command  what follows
    ACK("A0 00", "error 0, two reserved"),
    NACK("A0 01", "error, two reserved"),
    PING("A2 00", "01 answer wanted, two reserved"),
    SHOW(
            "A3 06",
            "01 answer wanted, 00, 00, areas to delete, areas, then each with its length before it:"
                    + " volatile, may be written for ever");
    // spotless:on

    static final int ANSWER_WANTED = 0x01;

    final Bytes head;
    final String follows;

    BoardFrames(String head, String follows) {
        this.head = Bytes.hex(head);
        this.follows = follows;
    }

    Bytes with(int... parameters) {
        return head.plus(Bytes.of(parameters));
    }
}
