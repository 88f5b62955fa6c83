package tingxu.control.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.hall.Event;
import tingxu.wire.WindowId;

import java.time.Instant;

/** Who waits at a call button, as the day's events tell it. */
class StaffCallsTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

    @Test
    void aCallIsOpenFromItsFirstPressUntilSomeoneGoesThere() {
        StaffCalls called = StaffCalls.NONE.after(pressed("button-3", NINE));
        StaffCalls again = called.after(pressed("button-3", NINE.plusSeconds(40)));

        assertThat(again.call("b01", "button-3"))
                .contains(new StaffCalls.Call("b01", "button-3", 3, NINE, 2));
        assertThat(again.call("b02", "button-3")).isEmpty();

        StaffCalls answered = again.after(goes("button-3", "值班长"));
        assertThat(answered.open()).isEmpty();
        assertThat(answered.answered()).extracting(StaffCalls.Answered::by).containsExactly("值班长");
        assertThat(answered.after(goes("button-3", "另一人")).answered())
                .as("who comes second has answered nobody")
                .isEqualTo(answered.answered());
    }

    @Test
    void aFloodOfButtonsAndALongDayAreBounded() {
        StaffCalls calls = StaffCalls.NONE;
        for (int i = 0; i < 2 * StaffCalls.MOST_OPEN; i++)
            calls = calls.after(pressed("button-" + i, NINE));
        assertThat(calls.open()).hasSize(StaffCalls.MOST_OPEN);
        for (int i = 0; i < 20; i++) calls = calls.after(goes("button-" + i, "desk"));
        assertThat(calls.answered()).hasSize(5);
        assertThat(calls.answered().getFirst().call().button()).isEqualTo("button-19");
    }

    private static Event pressed(String button, Instant at) {
        return new Event.StaffCalled("b01", button, new WindowId(3), at);
    }

    private static Event goes(String button, String by) {
        return new Event.StaffCallAnswered("b01", button, by, NINE.plusSeconds(60));
    }
}
