package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.board.Call;
import tingxu.control.catalogue.Workdays;
import tingxu.control.hall.Command;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class HallViewTest {

    /** A hall that starts again shows what it showed before. */
    @Test
    void whatTheScreensShowIsRebuiltFromTheJournal() {
        try (OpenHall hall = new OpenHall()) {
            WindowId one = new WindowId(1);
            hall.post("/api/v1/day/open", "");
            hall.post("/api/v1/windows/1/open", "");
            for (String each : List.of("household", "household", "tax")) hall.take(each);
            hall.pass(Duration.ofMinutes(4));
            for (String verb : List.of("next", "start", "finish"))
                hall.post("/api/v1/windows/1/" + verb, "");
            hall.say(new Command.Rate(one, TicketNumber.parse("A001"), 2, "pad"));
            hall.post("/api/v1/windows/1/next", "");
            hall.post("/api/v1/windows/1/no-show", "");

            HallView again = HallView.follow(hall.journal, hall.loop, Workdays.shipped());

            Instant now = hall.clock.instant();
            LineId household = new LineId("household");
            assertThat(again.board()).isEqualTo(hall.view.board());
            assertThat(again.board().calls())
                    .extracting(Call::ticket)
                    .containsExactly(TicketNumber.parse("A002"), TicketNumber.parse("A001"));
            assertThat(again.aside()).isEqualTo(hall.view.aside());
            assertThat(again.survey()).isEqualTo(hall.view.survey());
            assertThat(again.survey().followUps()).hasSize(1);
            assertThat(again.report().course(household, now))
                    .isEqualTo(hall.view.report().course(household, now));
            assertThat(again.callOf(TicketNumber.parse("A002"))).isPresent();

            hall.take("tax");
            hall.post("/api/v1/windows/1/close", "");
            assertThat(again.report().course(new LineId("tax"), now).lastTwoHours().getLast())
                    .isEqualTo(2);
        }
    }
}
