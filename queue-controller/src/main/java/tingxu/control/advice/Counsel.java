package tingxu.control.advice;

import tingxu.control.hall.Advice;
import tingxu.control.hall.Advice.Deed;
import tingxu.control.hall.Advice.Worth;
import tingxu.wire.MessageId;

/** What was worked out, as it is written down: whole numbers, so that a journal reads the same. */
final class Counsel {

    private Counsel() {}

    static Advice of(MessageId id, Staffing.Advised advised, Trigger trigger) {
        int minutes = Math.toIntExact(trigger.ahead().toMinutes());
        return switch (advised) {
            case Staffing.Advised.Open(var reserve, var gain) ->
                    new Advice(
                            id,
                            new Deed.OpenReserve(reserve.window(), reserve.skills()),
                            worth(gain, minutes));
            case Staffing.Advised.Close(var reserve, var loss) ->
                    new Advice(id, new Deed.CloseReserve(reserve.window()), worth(loss, -minutes));
            case Staffing.Advised.Spent(var reserve) ->
                    new Advice(
                            id,
                            new Deed.CloseReserve(reserve.window()),
                            new Worth(0, 0, 0, 0, 0, 0));
        };
    }

    static Advice of(MessageId id, BreakMove move) {
        return new Advice(
                id,
                new Deed.MoveBreak(
                        move.window(),
                        move.rest().due(),
                        Math.toIntExact(move.later().toMinutes())),
                worth(move.gain(), 0));
    }

    static Advice of(MessageId id, Training training) {
        return new Advice(
                id, new Deed.Train(training.windows(), training.line()), worth(training.gain(), 0));
    }

    static Worth worth(Gain gain, int windowMinutes) {
        return new Worth(
                (int) Math.round(gain.waitMinutes()),
                (int) Math.round(60 * gain.p95Minutes()),
                (int) Math.round(gain.fewerOver()),
                windowMinutes,
                (int) Math.round(100 * gain.helped()),
                gain.turns());
    }
}
