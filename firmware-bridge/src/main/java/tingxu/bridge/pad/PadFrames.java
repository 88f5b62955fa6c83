package tingxu.bridge.pad;

import tingxu.bridge.frame.Sentence;

/** The evaluation pad's phrase book, in the order of docs/protocol/pad.md. */
enum PadFrames {
    // To the pad.
    /** Forget everything and tell the version. */
    HELLO,
    PING,
    /** Number of the invitation, seconds: light the keys. */
    INVITE,
    /** Number: the rating is not wanted any more. */
    DARK,
    /** Number: the outcome has arrived; stop repeating it. */
    TAKEN,

    // From the pad.
    /** Has just been powered up, and knows of nothing. Repeated until HELLO. */
    UP,
    /** The protocol's version. */
    VERSION,
    PONG,
    /** Number: the keys are lit. */
    INVITED,
    /** Number: the keys are dark. */
    DARKENED,
    /** Number, level. Repeated until TAKEN. */
    RATED,
    /** Number: nobody pressed a key in time. Repeated until TAKEN. */
    SILENT;

    static final int VERSION_SPOKEN = 1;

    Sentence with(Object... numbers) {
        Object[] words = new Object[numbers.length + 1];
        words[0] = name();
        System.arraycopy(numbers, 0, words, 1, numbers.length);
        return Sentence.of(words);
    }

    boolean is(Sentence sentence) {
        return sentence.verb().equals(name());
    }
}
