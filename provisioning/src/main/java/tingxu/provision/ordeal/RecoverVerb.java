package tingxu.provision.ordeal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.balance.Policies;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.Command.CallNext;
import tingxu.control.hall.Command.EndDay;
import tingxu.control.hall.Command.FinishService;
import tingxu.control.hall.Command.IssueTicket;
import tingxu.control.hall.Command.OpenDay;
import tingxu.control.hall.Command.OpenWindow;
import tingxu.control.hall.Command.StartService;
import tingxu.control.hall.HallPlan;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Copies;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Past;
import tingxu.control.journal.Restoring;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.provision.box.ScratchFolder;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tingxu bench recover}: how long a hall with a long history takes to come back. */
@Command(name = "recover")
public final class RecoverVerb implements Callable<Integer> {

    private static final Instant FIRST = Instant.parse("2026-01-01T01:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(4);
    private static final int BATCH = 512;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--days", paramLabel = "N")
    private int days = 100;

    @Option(names = "--visitors", paramLabel = "N")
    private int visitors = 2_000;

    @Option(names = "--json")
    private boolean json;

    private final Catalogue catalogue = HallFile.demo();
    private final Hall hall = new Hall(Policies::of);
    private Past past = Past.NONE;
    private Instant now = FIRST;
    private long ids;

    @Override
    public Integer call() throws IOException {
        try (ScratchFolder scratch = new ScratchFolder("tingxu-recover")) {
            Path journal = scratch.path().resolve("hall/journal.db");
            live(journal);
            Map<String, Object> told = measure(journal, scratch.path().resolve("copies"));
            if (json)
                spec.commandLine()
                        .getOut()
                        .println(
                                JsonMapper.shared()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(told));
            else
                told.forEach((what, value) ->
                        spec.commandLine().getOut().printf("%-28s %s%n", what, value));
            return 0;
        }
    }

    // ------------------------------------------------------------------ a history

    private void live(Path journal) {
        try (SqliteJournal written = new SqliteJournal(journal, catalogue.hall())) {
            written.past();
            List<Entry> batch = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                live(day, batch, written);
                // The last day stands open, as when the power goes at noon.
                if (day < days - 1) say(new EndDay(true), batch, written);
            }
            if (!batch.isEmpty()) written.append(batch, past);
        }
    }

    private void live(int day, List<Entry> batch, SqliteJournal to) {
        HallPlan plan = catalogue.plan();
        now = FIRST.plus(Duration.ofDays(day));
        LocalDate date = LocalDate.ofInstant(now, catalogue.time());
        say(new OpenDay(date, plan), batch, to);
        for (var window : catalogue.windows())
            say(new OpenWindow(window.id(), window.skills()), batch, to);
        List<LineId> lines = plan.lines().stream().map(HallPlan.Line::id).toList();
        for (int i = 0; i < visitors; i++) {
            MessageId press = id();
            LineId line = lines.get(i % lines.size());
            say(
                    new IssueTicket(press, "k01", line, TicketClass.ORDINARY, null, null, null),
                    batch,
                    to);
            WindowId window = catalogue.windows().get(i % catalogue.windows().size()).id();
            say(new CallNext(window), batch, to);
            say(new StartService(window), batch, to);
            say(new FinishService(window), batch, to);
        }
    }

    private void say(tingxu.control.hall.Command command, List<Entry> batch, SqliteJournal to) {
        now = now.plus(STEP);
        if (!(hall.decide(past.state(), command, now) instanceof Decision.Accepted(var events)))
            return; // nobody waits for this window now
        Entry entry = new Entry(past.row() + 1, id(), "desk", 0, 0, now, events, null);
        past = past.after(entry);
        batch.add(entry);
        if (batch.size() < BATCH) return;
        to.append(batch, past);
        batch.clear();
    }

    private MessageId id() {
        return MessageId.of(FIRST.toEpochMilli(), 0, ++ids);
    }

    // ------------------------------------------------------------------ what it takes

    private Map<String, Object> measure(Path journal, Path folder) throws IOException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("days", days);
        told.put("rows", past.row());
        told.put("file_megabytes", Files.size(journal) >> 20);
        told.put("open_from_snapshot_ms", millis(() -> open(journal)));
        told.put("fold_all_rows_ms", millis(() -> fold(journal)));
        told.put("check_all_rows_ms", millis(() -> check(journal)));
        Copies copies = new Copies(folder, catalogue.hall());
        told.put("copy_and_check_ms", millis(() -> copies.make(journal, now, 2)));
        told.put("restore_ms", millis(() -> restore(journal, copies)));
        told.put("open_after_restore_ms", millis(() -> open(journal)));
        return told;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static long millis(Work work) throws IOException {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private void open(Path journal) {
        try (SqliteJournal opened = new SqliteJournal(journal, catalogue.hall())) {
            if (opened.past().row() != past.row())
                throw new IllegalStateException("it came back with other rows");
        }
    }

    private void fold(Path journal) {
        Past[] folded = {Past.NONE};
        SqliteJournal.read(journal, 1, entry -> folded[0] = folded[0].after(entry));
        if (!folded[0].equals(past)) throw new IllegalStateException("it folds to another state");
    }

    private void check(Path journal) {
        if (!(SqliteJournal.verify(journal, catalogue.hall()) instanceof AuditResult.Sound))
            throw new IllegalStateException("it is not sound");
    }

    private void restore(Path journal, Copies copies) throws IOException {
        try (Restoring restoring = new Restoring(journal, catalogue.hall())) {
            Path copy = copies.newestSound().orElseThrow();
            if (!(restoring.from(copy, now) instanceof Restoring.Outcome.Restored))
                throw new IllegalStateException("it was not restored");
        }
    }
}
