package tingxu.control.hall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.hall.Register.Matter;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which of several tickets for one appointment a later check-in is given again. */
class RegisterTest {

    private static final Matter MATTER = Matter.of("booking-1", 'A', null);
    private static final Instant NINE = Instant.parse("2026-11-27T01:00:00Z");

    private final List<Standing> all = new ArrayList<>();

    @Test
    void oneThatMayBeCalledGoesBeforeALaterOneThatHasToComeBack() {
        stands(new Whereabouts.Waiting());
        stands(new Whereabouts.Lapsed());
        assertThat(given()).isEqualTo("A001");
    }

    @Test
    void oneThatMayComeBackGoesBeforeALaterOneThatWasSeenTo() {
        stands(new Whereabouts.Lapsed());
        stands(new Whereabouts.Served(new WindowId(1)));
        assertThat(given()).isEqualTo("A001");
    }

    @Test
    void oneThatWasSeenToGoesBeforeALaterOneThatCameToNothing() {
        stands(new Whereabouts.Served(new WindowId(1)));
        stands(new Whereabouts.Cancelled());
        assertThat(given()).isEqualTo("A001");
    }

    @Test
    void ofTwoAlikeTheLaterIsGiven() {
        stands(new Whereabouts.Waiting());
        stands(new Whereabouts.Waiting());
        assertThat(given()).isEqualTo("A002");
    }

    private void stands(Whereabouts where) {
        int place = all.size() + 1;
        Ticket ticket =
                new Ticket(
                        new TicketNumber('A', place),
                        new LineId("household"),
                        TicketClass.APPOINTMENT,
                        null,
                        MessageId.of(NINE.toEpochMilli(), 0, place),
                        "k01",
                        place,
                        1,
                        NINE,
                        NINE,
                        "booking-1");
        all.add(new Standing(ticket, where, NINE, null, null));
    }

    private String given() {
        return Register.of(all).standingOf(MATTER).orElseThrow().ticket().number().toString();
    }
}
