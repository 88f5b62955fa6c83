package tingxu.control.shadow;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Tuning;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;

/**
 * What the shadow has to say of the day so far.
 *
 * @param calls that a policy made and the shadow was asked about; not those by hand
 * @param differing of these, where it would have called another or nobody
 * @param last of these, the newest first
 * @param real how the day went
 * @param live the day played again by the policy in force now, from its beginning; null before the
 *     first play, as {@code shadow} and {@code playedAt}
 * @param shadow the same by the shadow
 * @param tooMany whether there were too many people to play the day again
 */
public record ShadowReport(
        String policy,
        Tuning tuning,
        String livePolicy,
        int calls,
        int differing,
        List<Difference> last,
        @Nullable Played real,
        @Nullable Played live,
        @Nullable Played shadow,
        @Nullable Instant playedAt,
        boolean tooMany) {

    /**
     * A call that the shadow would not have made.
     *
     * @param instead whom it would have called; null for nobody
     * @param why it would have
     */
    public record Difference(
            Instant at, int window, String called, @Nullable String instead, Words why) {}

    public int percent() {
        return calls == 0 ? 0 : Math.round(100f * differing / calls);
    }
}
