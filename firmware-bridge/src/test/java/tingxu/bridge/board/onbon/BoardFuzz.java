package tingxu.bridge.board.onbon;

/** Any bytes on the bus of the boards. */
public final class BoardFuzz {

    private BoardFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        BoardFramer framer = BoardFramer.start();
        for (byte b : bytes) {
            BoardFramer.Step step = framer.feed(b & 0xFF);
            framer = step.next();
            BoardFrame frame = step.frame();
            if (frame != null && step.broken()) throw new AssertionError("both whole and broken");
            if (frame != null) again(frame);
        }
    }

    /** What was understood says the same when it is said again. */
    private static void again(BoardFrame frame) {
        BoardFramer framer = BoardFramer.start();
        byte[] said = frame.encode().toArray();
        BoardFrame heard = null;
        for (byte b : said) {
            BoardFramer.Step step = framer.feed(b & 0xFF);
            framer = step.next();
            if (step.frame() != null) heard = step.frame();
        }
        if (!frame.equals(heard)) throw new AssertionError(frame + " came back as " + heard);
    }
}
