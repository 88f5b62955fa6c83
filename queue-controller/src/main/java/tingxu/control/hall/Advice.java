package tingxu.control.hall;

import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.List;

/**
 * 建议: what the hall had better do, by how it may go on from here. A person says yes or no.
 *
 * @param id by which it is answered
 */
public record Advice(MessageId id, Deed deed, Worth worth) {

    /** What is to be done. */
    public sealed interface Deed {

        /** 增开机动窗口. */
        record OpenReserve(WindowId window, List<Skill> skills) implements Deed {
            public OpenReserve {
                skills = List.copyOf(skills);
            }
        }

        /** 收回机动窗口: its hours are better used later. */
        record CloseReserve(WindowId window) implements Deed {}

        /**
         * 错开休息: a break falls due in a peak.
         *
         * @param later by so many minutes; sooner if negative
         */
        record MoveBreak(WindowId window, Instant due, int later) implements Deed {}

        /** 培训: these windows learn one business more. */
        record Train(List<WindowId> windows, LineId line) implements Deed {
            public Train {
                windows = List.copyOf(windows);
            }
        }
    }

    /**
     * What it brings and what it costs, as far as can be seen.
     *
     * @param waitMinutes that all together wait less; of closing, that they wait more
     * @param p95Seconds by which the longest wait of nineteen in twenty is less
     * @param fewerOver citizens who would wait within the limit instead of beyond it
     * @param windowMinutes of a reserve window, over the time ahead; negative where it gives back
     * @param helpedPercent of the turns that were played in which it helped
     * @param turns that were played
     */
    public record Worth(
            int waitMinutes,
            int p95Seconds,
            int fewerOver,
            int windowMinutes,
            int helpedPercent,
            int turns) {}
}
