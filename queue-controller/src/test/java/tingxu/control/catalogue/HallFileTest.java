package tingxu.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.file.FileWrong;
import tingxu.control.hall.Direct;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Tuning;
import tingxu.wire.LineId;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

class HallFileTest {

    private static final String HALL =
            """
            hall: town
            time: Asia/Shanghai
            name: {zh: 镇便民中心, en: Town centre}
            limits: {recalls: 2, grace-minutes: 20}
            lines:
              - {id: household, zh: 户籍, en: Household, series: A, mean-minutes: 8}
              - {id: social, zh: 社保, en: Social, series: B, mean-minutes: 7}
            zones:
              - {id: main, zh: 大厅, en: Hall, announcer: B01}
            windows:
              - {number: 2, zone: main, bridge: b01, skills: [social, household], comprehensive: true}
              - {number: 1, zone: main, bridge: b01, skills: [household, social], transfer-to: social}
            """;

    @Test
    void aWindowMayBeAReserveAndHaveItsBreaks() throws FileWrong {
        Catalogue town =
                HallFile.parse(
                        "town.yaml",
                        HALL.replace("{number: 2,", "{number: 2, reserve: true,")
                                        .replace(
                                                "{number: 1,",
                                                "{number: 1, breaks: [10:30/10, 11:45/45],")
                                + "advice: {reserve-hours: 3}\n");

        assertThat(town.windows().get(1).reserve()).isTrue();
        assertThat(town.windows().getFirst().reserve()).isFalse();
        assertThat(town.windows().getFirst().breaks().getLast())
                .isEqualTo(
                        new Catalogue.PlannedBreak(LocalTime.of(11, 45), Duration.ofMinutes(45)));
        assertThat(town.foresight().reserveHours()).isEqualTo(Duration.ofHours(3));
        assertThat(town.foresight().longWait()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aHallMaySayWherePhonesFindIt() throws FileWrong {
        String phones = "phones: https://hall.example:8443\n";
        assertThat(HallFile.parse("town.yaml", HALL + phones).phones())
                .isEqualTo("https://hall.example:8443");
        assertThat(HallFile.parse("town.yaml", HALL).phones()).isNull();
        for (String wrong :
                List.of("http://hall.example", "https://hall.example/tingxu", "hall.example", "''"))
            assertThatThrownBy(() -> HallFile.parse("town.yaml", HALL + "phones: " + wrong + "\n"))
                    .as(wrong)
                    .hasMessageContaining("phones");
    }

    @Test
    void aHallIsReadAsItIsWritten() throws FileWrong {
        Catalogue town = HallFile.parse("town.yaml", HALL);

        assertThat(town.hall().name()).isEqualTo("town");
        assertThat(town.plan().policy()).isEqualTo("bwi");
        assertThat(town.plan().limits().recalls()).isEqualTo(2);
        assertThat(town.plan().limits().grace()).isEqualTo(Duration.ofMinutes(20));
        assertThat(town.plan().limits().patience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(town.plan().lines().getFirst().meanService()).isEqualTo(Duration.ofMinutes(8));
        assertThat(town.zones().getFirst().announcer()).isEqualTo(new NodeId("b01"));
        assertThat(town.windows())
                .extracting(Catalogue.PlannedWindow::id)
                .containsExactly(new WindowId(1), new WindowId(2));
        assertThat(town.window(new WindowId(1)).orElseThrow().skills())
                .containsExactly(
                        new Skill(new LineId("household"), true),
                        new Skill(new LineId("social"), false));
        assertThat(town.window(new WindowId(2)).orElseThrow().skills()).noneMatch(Skill::primary);
        assertThat(town.zoneOf(new WindowId(2)).orElseThrow().id()).isEqualTo("main");
        assertThat(town.window(new WindowId(2)).orElseThrow().transfersTo()).isNull();
        assertThat(town.window(new WindowId(1)).orElseThrow().transfersTo())
                .isEqualTo(new LineId("social"));
        assertThat(town.zoneOf(new WindowId(3))).isEmpty();
    }

    @Test
    void theShippedHallHasSixLinesAndEightWindowsAndEachLineTwoWindows() {
        Catalogue demo = HallFile.demo();
        assertThat(demo.plan().lines()).hasSize(6);
        assertThat(demo.windows()).hasSize(8);
        for (var line : demo.plan().lines())
            assertThat(
                            demo.windows().stream()
                                    .filter(window ->
                                            window.skills().stream()
                                                    .anyMatch(s -> s.line().equals(line.id())))
                                    .count())
                    .as(line.id().name())
                    .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aFileIsReadFromDisk(@TempDir Path folder) throws IOException, FileWrong {
        Path file = Files.writeString(folder.resolve("town.yaml"), HALL);
        assertThat(HallFile.read(file).hall().name()).isEqualTo("town");
    }

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertThatThrownBy(() -> HallFile.parse("town.yaml", ""))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("town.yaml is empty; fill it in");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hall: town                       > hall: Town!                     | hall | 1 to"
                        + " 40",
                "hall: town                       >                                 | hall | is"
                        + " missing; add it",
                "time: Asia/Shanghai              > time: Mars/Base                 | time |"
                        + " Unknown time-zone",
                "en: Town centre                  > eng: Town centre                | name.en | is"
                        + " missing",
                "en: Town centre                  > en: 7                           | name.en | is"
                        + " text, not 7",
                "recalls: 2                       > recalls: many                   |"
                        + " limits.recalls | from 0 to 20",
                "recalls: 2                       > recals: 2                       | limits.recals"
                        + " | grace-minutes",
                "series: B                        > series: A                       |"
                        + " lines[2].series | is taken",
                "series: B                        > series: BB                      |"
                        + " lines[2].series | one letter",
                "mean-minutes: 7                  > mean-minutes: 0                 |"
                        + " lines[2].mean-minutes | from 1 to 240",
                "id: social                       > id: household                   | lines[2].id |"
                        + " twice",
                "number: 2                        > number: 1                       |"
                        + " windows[2].number | twice",
                "zone: main, bridge: b01, skills: [social > zone: attic, bridge: b01, skills:"
                        + " [social | windows[1].zone | no such zone",
                "[social, household]              > [passport]                      |"
                        + " windows[1].skills[1] | no such line",
                "[social, household]              > [social, social]                |"
                        + " windows[1].skills[2] | twice",
                "[social, household]              > []                              |"
                        + " windows[1].skills | at least one entry",
                "comprehensive: true              > comprehensive: sure             |"
                        + " windows[1].comprehensive | true or false",
                "comprehensive: true              > transfer-to: passport           |"
                        + " windows[1].transfer-to | no such line",
                "bridge: b01, skills: [social     > breaks: [noon], bridge: b01, skills: [social |"
                        + " windows[1].breaks[1] | such as 11:45/45",
                "bridge: b01, skills: [social     > breaks: [12:00/45, 11:00/10], bridge: b01,"
                        + " skills: [social | windows[1].breaks[2] | later than the break before",
                "bridge: b01, skills: [social     > reserve: often, bridge: b01, skills: [social |"
                        + " windows[1].reserve | true or false",
                "bridge: b01, skills: [social     > bridge: 'b 1', skills: [social  |"
                        + " windows[1].bridge | node is 1 to 40",
            })
    void eachMistakeIsAnsweredWithItsFieldAndARemedy(String change, String field, String remedy) {
        String[] fromTo = change.split(">", 2);
        String wrong =
                HALL.replaceFirst(
                        java.util.regex.Pattern.quote(fromTo[0].strip()), fromTo[1].strip());
        assertThat(wrong).isNotEqualTo(HALL);
        assertThatThrownBy(() -> HallFile.parse("town.yaml", wrong))
                .isInstanceOf(FileWrong.class)
                .hasMessageStartingWith("town.yaml: " + field + ": ")
                .hasMessageContaining(remedy);
    }

    @Test
    void whoComesToIdleWindowsIsInvitedForSomeSecondsOrCalledByTheHall() throws FileWrong {
        assertThat(HallFile.parse("town.yaml", HALL).plan().direct()).isEqualTo(Direct.USUAL);
        assertThat(
                        HallFile.parse("town.yaml", HALL + "auto-call: true\ninvite-seconds: 9\n")
                                .plan()
                                .direct())
                .isEqualTo(new Direct(Duration.ofSeconds(9), true));
        assertThatThrownBy(() -> HallFile.parse("town.yaml", HALL + "invite-seconds: -1\n"))
                .hasMessageContaining("invite-seconds: ");
    }

    @Test
    void aPolicyThatOnlyWatchesIsWrittenLikeTheOneThatCalls() throws FileWrong {
        assertThat(HallFile.parse("town.yaml", HALL).shadow()).isNull();
        assertThat(HallFile.parse("town.yaml", HALL + "shadow: {name: edd}\n").shadow())
                .isEqualTo(new Catalogue.Shadowing("edd", Tuning.USUAL));
        assertThatThrownBy(
                        () -> HallFile.parse("town.yaml", HALL + "shadow: {name: bwi, guard: 3}\n"))
                .hasMessageContaining("shadow.guard: ");
    }

    @Test
    void aLineThatNobodyServesIsFoundBeforeTheFirstCitizenWaitsForIt() {
        String wrong =
                HALL.replace("[social, household]", "[household]")
                        .replace("[household, social]", "[household]");
        assertThatThrownBy(() -> HallFile.parse("town.yaml", wrong))
                .hasMessageContaining("no window serves social");
    }

    @Test
    void whatIsNoYamlIsAnsweredWithTheLine() {
        assertThatThrownBy(() -> HallFile.parse("town.yaml", "hall: town\nname: {zh: 镇"))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("line ");
        assertThatThrownBy(() -> HallFile.parse("town.yaml", HALL + "hall: again\n"))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("hall");
        assertThatThrownBy(() -> HallFile.parse("town.yaml", "")).isInstanceOf(FileWrong.class);
        assertThatThrownBy(() -> HallFile.parse("town.yaml", "- a\n- b\n"))
                .isInstanceOf(FileWrong.class);
    }

    @Test
    void workingDaysFollowTheYearlyArrangement() {
        Workdays calendar = Workdays.shipped();
        assertThat(calendar.works(LocalDate.of(2026, 2, 16))).isFalse(); // holiday, a Monday
        assertThat(calendar.works(LocalDate.of(2026, 2, 28))).isTrue(); // working Saturday
        assertThat(calendar.works(LocalDate.of(2026, 11, 22))).isFalse(); // a Sunday
        assertThat(calendar.after(LocalDate.of(2026, 9, 30), 1))
                .isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(calendar.years()).containsExactly(2026);
    }

    @Test
    void aWrongCalendarSaysWhere() {
        assertThatThrownBy(() ->
                        Workdays.parse(
                                "w.yaml",
                                "2026: {holidays: [2026-10-07/2026-10-01], working: [2026-10-10]}"))
                .hasMessageStartingWith("w.yaml: 2026.holidays[1]: ");
        assertThatThrownBy(() ->
                        Workdays.parse(
                                "w.yaml", "2026: {holidays: [2026-10-01], working: [2026-10-10]}"))
                .hasMessageContaining("FIRST/LAST");
        assertThatThrownBy(() ->
                        Workdays.parse(
                                "w.yaml",
                                "next: {holidays: [2026-10-01/2026-10-02], working: [2026-10-10]}"))
                .isInstanceOf(FileWrong.class);
    }
}
