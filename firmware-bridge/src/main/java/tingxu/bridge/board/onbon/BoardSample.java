package tingxu.bridge.board.onbon;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.FrameSample;

/** 欢迎光临 on an LED board, as published by the maker of its controller. */
public final class BoardSample {

    private static final Bytes WELCOME =
            Bytes.hex(
                    "A5 A5 A5 A5 A5 A5 A5 A5 FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00"
                            + " 00 00 01 23 00 00 00 80 00 00 80 80 20 00 00 00 00 0A 00 00 00 00"
                            + " 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 3C 49 5A");

    private BoardSample() {}

    public static FrameSample text() {
        return new FrameSample("board", WELCOME, 1, BoardSample::cutter);
    }

    private static FrameSample.Cutter cutter() {
        return new FrameSample.Cutter() {
            private BoardFramer framer = BoardFramer.start();

            @Override
            public boolean feed(int b) {
                BoardFramer.Step step = framer.feed(b);
                framer = step.next();
                return step.frame() != null;
            }
        };
    }
}
