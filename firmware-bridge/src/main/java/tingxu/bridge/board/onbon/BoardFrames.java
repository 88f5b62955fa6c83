package tingxu.bridge.board.onbon;

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
    STATUS("A1 02", "01 answer wanted, two reserved"),
    PING("A2 00", "01 answer wanted, two reserved"),
    CLOCK(
            "A2 03",
            "01 answer wanted, 08 00 as in the maker's example, then BCD: year low and high, month,"
                    + " day, hour, minute, second, weekday 1 to 7"),
    SPEAK(
            "A2 0E",
            "01 answer wanted, eight reserved, 00 not into flash, voice, volume, speed, 00 GB2312,"
                    + " replays u32, pause u32, 00 no more settings, length u32, words"),
    POWER("A3 00", "01 answer wanted, two reserved, 01 on or 02 off"),
    BRIGHTNESS("A3 02", "01 answer wanted, two reserved, 01 from now on, 0 to 15"),
    SHOW(
            "A3 06",
            "01 answer wanted, 00, 00, areas to delete, areas, then each with its length before it:"
                    + " volatile, may be written for ever"),
    CLEAR("A3 10", "01 answer wanted, two reserved");
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
