package tingxu.control.journal;

/** The journal cannot be read or written, so the hall must not go on. */
public final class JournalBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalBroken(String sentence) {
        super(sentence);
    }

    public JournalBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
