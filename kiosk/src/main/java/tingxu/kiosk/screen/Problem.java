package tingxu.kiosk.screen;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Words;

/** Why a request was refused: becomes a problem document (RFC 9457). */
final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    final int status;
    final String title;
    final @Nullable String field;
    final transient Words words;

    Problem(int status, String title, @Nullable String field, String zh, String en) {
        super(en);
        this.status = status;
        this.title = title;
        this.field = field;
        this.words = new Words(zh, en);
    }
}
