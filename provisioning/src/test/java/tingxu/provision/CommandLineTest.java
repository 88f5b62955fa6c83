package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

import tingxu.control.balance.Policies;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.Command;
import tingxu.control.hall.Skill;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageIds;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

class CommandLineTest {

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    @TempDir Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_slot_is_added_listed_and_revoked_in_either_language() {
        assertThat(
                        run(
                                Locale.ENGLISH,
                                "provision",
                                "slot",
                                "add",
                                "K01",
                                "--data",
                                data.toString()))
                .isZero();
        assertThat(out.toString()).containsPattern("K01(-[0-9A-Z]{4}){4}\n").contains("Good once");

        assertThat(run(Locale.CHINA, "provision", "slot", "list", "--data", data.toString()))
                .isZero();
        assertThat(out.toString()).contains("等待领取");

        assertThat(
                        run(
                                Locale.CHINA,
                                "provision",
                                "slot",
                                "revoke",
                                "k01",
                                "--data",
                                data.toString()))
                .isZero();
        assertThat(
                        run(
                                Locale.CHINA,
                                "provision",
                                "slot",
                                "revoke",
                                "k01",
                                "--data",
                                data.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("无需吊销");
    }

    @Test
    void json_is_for_programs() {
        run(Locale.ENGLISH, "provision", "slot", "add", "k01", "--json", "--data", data.toString());
        assertThat(out.toString()).startsWith("{").contains("\"code\"").contains("\"expires\"");
    }

    @Test
    void what_is_not_understood_is_answered_with_two_and_the_usage() {
        assertThat(run(Locale.ENGLISH, "provision", "slot", "add", "K 1")).isEqualTo(2);
        assertThat(err.toString()).contains("node is 1 to 40 of a-z").contains("Usage:");
        assertThat(run(Locale.ENGLISH, "fly")).isEqualTo(2);
    }

    @Test
    void every_verb_and_every_option_explains_itself_in_both_languages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA))
            for (CommandLine verb : verbs(Main.commandLine(locale))) {
                var usage = verb.getCommandSpec().usageMessage();
                assertThat(usage.header()).as(verb.getCommandSpec().qualifiedName()).isNotEmpty();
                for (OptionSpec option : verb.getCommandSpec().options())
                    assertThat(described(verb, option))
                            .as("%s %s", verb.getCommandSpec().qualifiedName(), option)
                            .isTrue();
            }
    }

    private static boolean described(CommandLine verb, OptionSpec option) {
        var bundle = verb.getResourceBundle();
        String name = option.longestName().replaceFirst("^-+", "");
        return option.description().length > 0
                || bundle.containsKey(name)
                || bundle.containsKey(verb.getCommandSpec().qualifiedName(".") + "." + name);
    }

    private static List<CommandLine> verbs(CommandLine line) {
        List<CommandLine> all = new ArrayList<>(List.of(line));
        for (CommandLine verb : line.getSubcommands().values()) all.addAll(verbs(verb));
        return all;
    }

    @Test
    void rules_of_calling_are_tried_on_the_same_days() {
        String[] sim = {
            "sim", "--hall", "C", "--windows", "7", "--days", "3", "--policy", "bwi,cat-fixed"
        };
        assertThat(run(Locale.ENGLISH, sim)).isZero();
        assertThat(out.toString()).contains("bwi against cat-fixed, 3 days");
        String first = out.toString();
        assertThat(run(Locale.ENGLISH, sim)).isZero();
        assertThat(out).hasToString(first);
        assertThat(run(Locale.ENGLISH, "sim", "--windows", "7", "--days", "2", "--json")).isZero();
        assertThat(out.toString()).contains("\"worst_category_p95\":").contains("\"days\":2");
    }

    @Test
    void a_rule_that_is_none_is_answered_with_those_there_are() {
        assertThat(run(Locale.ENGLISH, "sim", "--policy", "luck")).isEqualTo(2);
        assertThat(err.toString()).contains("use one of bwi");
        assertThat(run(Locale.ENGLISH, "sim", "--policy", "bwi:guard-minutes=-5")).isEqualTo(2);
        assertThat(err.toString()).contains("from 0 to 1440");
        assertThat(run(Locale.ENGLISH, "sim", "--windows", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("windows are");
        assertThat(run(Locale.ENGLISH, "bench", "balance", "--days", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere is no folder");
    }

    /** A001 waits while A002, who came later, is called by hand. */
    private void aMorning() {
        Catalogue demo = HallFile.demo();
        WindowId one = new WindowId(1);
        MessageIds ids = new MessageIds(() -> NINE);
        try (SqliteJournal journal =
                        new SqliteJournal(data.resolve("hall/journal.db"), demo.hall());
                HallLoop loop =
                        new HallLoop(
                                demo.hall(), new Hall(Policies::of), journal, () -> NINE, 100)) {
            for (Command command :
                    List.of(
                            new Command.OpenDay(LocalDate.of(2026, 11, 23), demo.plan()),
                            new Command.OpenWindow(
                                    one, List.of(new Skill(new LineId("household"), true))),
                            asks(ids),
                            asks(ids),
                            new Command.CallManually(one, TicketNumber.parse("A002"), "faint")))
                assertThat(loop.take(Said.by("desk", ids.get(), command)).join())
                        .isInstanceOf(Answer.Done.class);
        }
    }

    private static Command asks(MessageIds ids) {
        LineId line = new LineId("household");
        return new Command.IssueTicket(
                ids.get(), "k01", line, TicketClass.ORDINARY, null, null, null);
    }

    @Test
    void why_a_ticket_was_called_is_told_from_the_journal_alone() {
        String[] why = {"why", "a002", "--data", data.toString()};
        assertThat(run(Locale.ENGLISH, why)).isEqualTo(1);
        assertThat(err.toString()).contains("There is no journal at", "--data");
        aMorning();
        assertThat(run(Locale.ENGLISH, why)).isZero();
        assertThat(out.toString())
                .contains("A002 was called to window 1: chosen by the staff (faint).")
                .contains("A001 had waited 0 min");
        assertThat(run(Locale.CHINA, "why", "A001", "--data", data.toString())).isZero();
        assertThat(out.toString()).contains("A001 还在等候", "晚来却先叫的：1 位", "A002（普通号）09:00 取号");
        assertThat(run(Locale.ENGLISH, "why", "A001", "--json", "--data", data.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"waits\":true", "\"earlierAll\":1");
        assertThat(run(Locale.ENGLISH, "why", "A009", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There was no ticket A009 on 2026-11-23");
        assertThat(
                        run(
                                Locale.CHINA,
                                "why",
                                "A001",
                                "--day",
                                "2026-11-24",
                                "--data",
                                data.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("日志里没有 2026-11-24");
        assertThat(run(Locale.ENGLISH, "why", "17")).isEqualTo(2);
    }

    @Test
    void a_mistake_in_a_halls_file_is_answered_with_its_place_and_the_remedy() throws IOException {
        Path file = data.resolve("town.yaml");
        Files.writeString(file, "hall: town\ntime: Asia/Nowhere\n");
        String[] hall = {"hall", "--data", data.toString(), "--file", file.toString()};
        assertThat(run(Locale.ENGLISH, hall)).isEqualTo(1);
        assertThat(err.toString()).contains("town.yaml: time cannot be used").doesNotContain("不");
        assertThat(run(Locale.CHINA, hall)).isEqualTo(1);
        assertThat(err.toString()).contains("town.yaml: time: 不能用：“Asia/Nowhere”");
        Files.writeString(file, "hall: town\nhall: village\n");
        assertThat(run(Locale.ENGLISH, hall)).isEqualTo(1);
        assertThat(err.toString()).contains("line 2").contains("Duplicate");
        Files.delete(file);
        assertThat(run(Locale.ENGLISH, hall)).isEqualTo(1);
        assertThat(err.toString()).contains("town.yaml cannot be read");
    }

    @Test
    void help_is_answered_by_each_verb() {
        for (String verb : List.of("demo", "visit", "hall", "kiosk"))
            assertThat(run(Locale.ENGLISH, verb, "--help")).as(verb).isZero();
        assertThat(out.toString()).contains("--claim");
    }

    @Test
    void an_address_that_is_none_is_refused_in_words() {
        assertThat(
                        run(
                                Locale.ENGLISH,
                                "provision",
                                "claim",
                                "K01-0000-0000-0000-0000",
                                "--hall",
                                "hall"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("looks like http://");
    }

    @Test
    void both_languages_say_the_same_things() {
        assertThat(bundle(Locale.CHINA).keySet()).isEqualTo(bundle(Locale.ENGLISH).keySet());
    }

    @Test
    void every_verb_says_what_it_is_for() {
        for (Locale locale : new Locale[] {Locale.CHINA, Locale.ENGLISH})
            everyVerb(Main.commandLine(locale));
    }

    private static void everyVerb(CommandLine line) {
        assertThat(String.join("", line.getCommandSpec().usageMessage().header()))
                .as(line.getCommandSpec().qualifiedName())
                .isNotBlank();
        line.getSubcommands().values().forEach(CommandLineTest::everyVerb);
    }

    private static ResourceBundle bundle(Locale locale) {
        return Main.commandLine(locale).getResourceBundle();
    }

    private int run(Locale locale, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(locale)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }
}
