package tingxu.bridge.board.onbon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;

/**
 * Cuts the bus into frames. Pure: never throws, and the same bytes in any pieces yield the same.
 *
 * <p>An unescaped A5 is a beginning wherever it stands, so a frame that lost its end costs no more
 * than itself.
 */
sealed interface BoardFramer {

    /** Longer than any frame between a host and a character card. */
    int LONGEST = 2_048;

    /** After one more byte: at most one of {@code frame} and {@code broken} is there. */
    record Step(BoardFramer next, @Nullable BoardFrame frame, boolean broken) {}

    Step feed(int b);

    static BoardFramer start() {
        return new Hunting();
    }

    /** Between frames. */
    record Hunting() implements BoardFramer {

        @Override
        public Step feed(int b) {
            return going(b == BoardFrame.START ? new Gathering(Bytes.NONE, 0) : this);
        }
    }

    /**
     * Inside a frame.
     *
     * @param escape the escape byte that came last, 0 for none
     */
    record Gathering(Bytes body, int escape) implements BoardFramer {

        @Override
        public Step feed(int b) {
            if (b == BoardFrame.START)
                return new Step(new Gathering(Bytes.NONE, 0), null, !body.isEmpty());
            if (b == BoardFrame.END) return ended();
            if (escape != 0) return unescaped(b);
            if (b == BoardFrame.ESCAPE_START || b == BoardFrame.ESCAPE_END)
                return going(new Gathering(body, b));
            return gathered(b);
        }

        private Step unescaped(int b) {
            return switch (b) {
                case 1 -> gathered(escape);
                case 2 -> gathered(escape - 1);
                default -> broken();
            };
        }

        private Step gathered(int b) {
            return body.length() < LONGEST ? going(new Gathering(body.plus(b), 0)) : broken();
        }

        private Step ended() {
            BoardFrame frame = escape == 0 ? BoardFrame.decode(body) : null;
            return new Step(start(), frame, frame == null);
        }
    }

    private static Step going(BoardFramer next) {
        return new Step(next, null, false);
    }

    private static Step broken() {
        return new Step(start(), null, true);
    }
}
