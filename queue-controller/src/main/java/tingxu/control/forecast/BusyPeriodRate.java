package tingxu.control.forecast;

import tingxu.control.forecast.Memory.Pace;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;

import java.time.Instant;

/**
 * People ahead at the line's own pace while people waited in it: {@code q (160 b + T + 2 T_lately)
 * / (160 + C + 2 C_lately)} minutes, {@code b} being what the plan promises a call to take.
 */
public final class BusyPeriodRate implements Forecaster {

    private static final double PAST = 160;
    private static final double LATELY = 2;

    @Override
    public String name() {
        return "busy-period-rate";
    }

    @Override
    public Range of(HallState state, Memory memory, Ticket ticket, Instant now) {
        Pace pace =
                memory.pace(ticket.line(), now).until(now, state.waitingCount(ticket.line()) > 0);
        double promised =
                Points.mean(state, ticket.line())
                        / Math.max(1, state.windowsServing(ticket.line()));
        double apart =
                (PAST * promised + pace.minutes() + LATELY * pace.minutesLately())
                        / (PAST + pace.calls() + LATELY * pace.callsLately());
        return Points.range(state, ticket.line(), (state.ahead(ticket.number()) + .5) * apart);
    }
}
