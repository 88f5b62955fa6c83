package tingxu.control.staff;

import java.time.Duration;

/** What came of a try to log in. */
public sealed interface SignIn {

    /**
     * @param token opaque; to be shown with each request
     */
    record Welcome(String token, Account account) implements SignIn {}

    /**
     * @param left tries before one must wait
     */
    record Wrong(int left) implements SignIn {}

    /** Too many were wrong, of this account or from this address. */
    record TooSoon(Duration left) implements SignIn {}

    /** The password was right. */
    record Locked() implements SignIn {}

    /** Too many log in at this moment. */
    record Busy() implements SignIn {}
}
