package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.Command;
import tingxu.control.hall.Skill;
import tingxu.wire.LineId;
import tingxu.wire.WindowId;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The hall's file is edited and the hall started again, and the day goes on as it was opened. */
class FileEditedTest {

    /** Tax is gone, window 9 too, and pets are new and window 1's own business. */
    private static final String EDITED =
            """
            hall: demo
            time: Asia/Shanghai
            name: {zh: 厅, en: Hall}
            policy: bwi
            lines:
              - {id: household, zh: 户籍, en: Household, series: A, mean-minutes: 8}
              - {id: pets, zh: 养犬, en: Dogs, series: P, mean-minutes: 8}
            zones:
              - {id: west, zh: 西区, en: West, announcer: b01}
            windows:
              - {number: 1, zone: west, bridge: b01, skills: [pets, household]}
            """;

    private final OpenHall hall = new OpenHall(500, List.of(), edited(), Path.of("no", "such"));

    private static Catalogue edited() {
        try {
            return HallFile.parse("hall.yaml", EDITED);
        } catch (FileWrong wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private void openByTheOldFile() {
        LocalDate today = LocalDate.ofInstant(hall.clock.instant(), hall.catalogue.time());
        hall.say(new Command.OpenDay(today, HallFile.demo().plan()));
    }

    private int post(String path, String body) {
        return hall.post("/api/v1/" + path, body).statusCode();
    }

    @Test
    void who_waits_in_a_line_that_the_file_has_no_more_is_called_all_the_same() {
        openByTheOldFile();
        assertThat(hall.take("tax")).isEqualTo("C001");
        assertThat(post("windows/1/open", "{}")).as("pets are of tomorrow").isEqualTo(200);
        assertThat(hall.post("/api/v1/windows/1/next", "").body()).contains("C001");
    }

    @Test
    void a_new_line_is_refused_in_words_until_the_next_day() {
        openByTheOldFile();
        assertThat(hall.post("/api/v1/tickets", "{\"line\":\"pets\"}").body())
                .contains("line", "this hall has no line");
        hall.post("/api/v1/day/end", "{}");
        LocalDate next = LocalDate.ofInstant(hall.clock.instant(), hall.catalogue.time());
        hall.post("/api/v1/day/open", "{\"day\":\"" + next.plusDays(1) + "\"}");
        assertThat(hall.take("pets")).isEqualTo("P001");
        assertThat(post("tickets", "{\"line\":\"tax\"}")).isBetween(400, 422);
    }

    @Test
    void a_window_that_the_file_has_no_more_ends_its_work_and_is_gone_when_it_closes() {
        openByTheOldFile();
        hall.take("tax");
        Skill tax = new Skill(new LineId("tax"), true);
        hall.say(new Command.OpenWindow(new WindowId(9), List.of(tax)));
        for (String key : List.of("next", "start", "finish", "close"))
            assertThat(post("windows/9/" + key, "")).as(key).isEqualTo(200);
        assertThat(hall.post("/api/v1/windows/9/open", "{}").body())
                .contains("this hall has no window 9");
    }
}
