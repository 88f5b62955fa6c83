package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Words;

/**
 * Why a request cannot be done, as RFC 9457 has it, with the sentence in both languages.
 *
 * @param field of the body, path or header that is meant; null for the whole request
 */
public record Problem(int status, Words title, Words detail, @Nullable String field) {

    private static final Words MALFORMED = new Words("请求有误", "The request is malformed");
    private static final Words UNKNOWN = new Words("没有找到", "Not found");
    private static final Words REFUSED = new Words("现在不能这样做", "Not possible now");
    private static final Words BUSY = new Words("系统繁忙", "Busy");

    public static Problem malformed(String field, String zh, String en) {
        return new Problem(400, MALFORMED, new Words(zh, en), field);
    }

    public static Problem unknown(@Nullable String field, String zh, String en) {
        return new Problem(404, UNKNOWN, new Words(zh, en), field);
    }

    /** The hall said no, and nothing has changed. */
    public static Problem refused(Words why) {
        return new Problem(409, REFUSED, why, null);
    }

    public static Problem busy(Words why) {
        return new Problem(503, BUSY, why, null);
    }

    public Found found() {
        return new Found(this);
    }

    /** Ends the handling of a request from wherever the problem was found. */
    public static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        private Found(Problem problem) {
            super(problem.detail().en(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
