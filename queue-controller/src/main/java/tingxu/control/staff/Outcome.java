package tingxu.control.staff;

import tingxu.wire.Words;

/** What came of a change of an account. */
public sealed interface Outcome {

    /**
     * @param password to be told to its owner, shown once; empty unless a new one was made
     */
    record Done(Account account, String password) implements Outcome {}

    /** Nothing has changed. */
    record No(Words why) implements Outcome {}
}
