package tingxu.kiosk.booking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.wire.Appointment;
import tingxu.wire.LineId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Which of a citizen's appointments counts, and from when until when. */
class DiaryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LineId TAX = new LineId("tax");
    private static final LineId SOCIAL = new LineId("social");
    private static final Instant TEN = Instant.parse("2026-11-22T02:00:00Z");
    private static final String ME = "a".repeat(24);

    @Test
    void itIsTimeFromAQuarterBeforeToAQuarterAfter() {
        Diary diary = Diary.EMPTY.with(list(DAY, TAX, TEN));

        assertThat(of(diary, -15 * 60 - 1)).isInstanceOf(CheckIn.Early.class);
        assertThat(of(diary, -15 * 60)).isInstanceOf(CheckIn.Due.class);
        assertThat(of(diary, 15 * 60)).isInstanceOf(CheckIn.Due.class);
        assertThat(of(diary, 15 * 60 + 1)).isInstanceOf(CheckIn.Late.class);
        assertThat(((CheckIn.Early) of(diary, -3_600)).from()).isEqualTo(TEN.minusSeconds(900));
    }

    @Test
    void ofSeveralTheOneThatIsDueCountsElseTheNextElseTheLast() {
        Instant eleven = TEN.plusSeconds(3_600);
        Diary diary = Diary.EMPTY.with(list(DAY, TAX, eleven, TEN)).with(list(DAY, SOCIAL, TEN));

        assertThat(at(of(diary, 0))).isEqualTo(TEN);
        assertThat(at(of(diary, -3_600))).isEqualTo(TEN);
        assertThat(at(of(diary, 1_800))).isEqualTo(eleven);
        assertThat(of(diary, 1_800)).isInstanceOf(CheckIn.Early.class);
        assertThat(at(of(diary, 3_600))).isEqualTo(eleven);
        assertThat(at(of(diary, 9_000))).isEqualTo(eleven);
        assertThat(of(diary, 9_000)).isInstanceOf(CheckIn.Late.class);
    }

    @Test
    void aListReplacesTheOneOfItsLineAndALaterDayReplacesAll() {
        Diary both = Diary.EMPTY.with(list(DAY, TAX, TEN)).with(list(DAY, SOCIAL, TEN));
        assertThat(both.lists()).hasSize(2);
        assertThat(both.with(list(DAY, TAX)).lists()).hasSize(1);
        assertThat(both.with(list(DAY, TAX)).with(list(DAY, SOCIAL)).isEmpty()).isTrue();

        Diary tomorrow = both.with(list(DAY.plusDays(1), TAX, TEN));
        assertThat(tomorrow.lists()).hasSize(1);
        assertThat(tomorrow.with(list(DAY, TAX, TEN))).isEqualTo(tomorrow);
        assertThat(both.with(list(DAY.plusDays(1), TAX)).isEmpty()).isTrue();
    }

    @Test
    void nobodyElsesCardFindsIt() {
        Diary diary = Diary.EMPTY.with(list(DAY, TAX, TEN));

        assertThat(diary.of("b".repeat(24), (_, mark) -> mark, TEN))
                .isEqualTo(new CheckIn.Unknown());
        assertThat(diary.of(ME, (day, mark) -> day.equals(DAY) ? "c".repeat(24) : mark, TEN))
                .isEqualTo(new CheckIn.Unknown());
    }

    private static CheckIn of(Diary diary, long seconds) {
        return diary.of(ME, (_, mark) -> mark, TEN.plusSeconds(seconds));
    }

    private static Instant at(CheckIn found) {
        return switch (found) {
            case CheckIn.Due(Booked booked) -> booked.at();
            case CheckIn.Early(Booked booked, _) -> booked.at();
            case CheckIn.Late(Booked booked, _) -> booked.at();
            case CheckIn.Unknown() -> throw new AssertionError("nothing was found");
        };
    }

    private static DayList list(LocalDate day, LineId line, Instant... times) {
        List<Appointment> all =
                Arrays.stream(times).map(at -> new Appointment(ME, null, null, at)).toList();
        return new DayList(day, line, Duration.ofMinutes(15), Duration.ofMinutes(15), all);
    }
}
