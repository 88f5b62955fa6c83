package tingxu.control.staff;

/** Who stands behind a token. */
public sealed interface Seen {

    /**
     * @param session names the session to this room; it opens no door
     */
    record Person(Account account, String session) implements Seen {}

    record Gone(Ended why) implements Seen {}

    record Nobody() implements Seen {}
}
