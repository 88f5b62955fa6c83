package tingxu.bridge.callpad;

import tingxu.bridge.frame.Sentence;

/** The call pad's phrase book, in the order of docs/protocol/callpad.md. */
enum CallPadFrames {
    // To the pad.
    /** Begin to count at 1 and tell the version. */
    HELLO,
    PING,
    /** Number: the key has arrived; stop repeating it. */
    TAKEN,

    // From the pad.
    /** Has just been powered up, and sends no keys yet. Repeated until HELLO. */
    UP,
    /** The protocol's version. */
    VERSION,
    PONG,
    /** Number, name of the key. Repeated until TAKEN. */
    KEY;

    static final int VERSION_SPOKEN = 1;

    Sentence with(Object... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = name();
        System.arraycopy(words, 0, all, 1, words.length);
        return Sentence.of(all);
    }

    boolean is(Sentence sentence) {
        return sentence.verb().equals(name());
    }
}
