package tingxu.control.advice;

import static org.awaitility.Awaitility.await;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.forecast.Rota;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Window;
import tingxu.control.journal.Journal;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.waits.Lessons;
import tingxu.control.waits.Review;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The demonstration hall with its last window in reserve, and quiet mornings that it has lived. */
public final class LivedDays {

    public static final WindowId RESERVE = new WindowId(8);
    private static final Duration SERVICE = Duration.ofMinutes(9);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Journal journal;
    private final HallLoop loop;
    private final Supplier<MessageId> ids;
    private final AtomicReference<Instant> now;
    private final Catalogue catalogue;

    public LivedDays(
            Journal journal,
            HallLoop loop,
            Supplier<MessageId> ids,
            AtomicReference<Instant> now,
            Catalogue catalogue) {
        this.journal = journal;
        this.loop = loop;
        this.ids = ids;
        this.now = now;
        this.catalogue = catalogue;
    }

    public static Catalogue hall() {
        try (InputStream in = HallFile.class.getResourceAsStream("/tingxu/demo-hall.yaml")) {
            if (in == null) throw new IllegalStateException("no demo-hall.yaml");
            String yaml =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("{number: 8,", "{number: 8, reserve: true,")
                            .replace("{number: 1,", "{number: 1, breaks: [11:45/45],");
            return HallFile.parse("lived.yaml", yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (FileWrong wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Mornings one after another from the clock's day on; today is the day after them. */
    public void live(int days, Lessons lessons) {
        Instant first = now.get();
        LocalDate date = LocalDate.ofInstant(first, catalogue.time());
        for (int day = 0; day < days; day++) {
            now.set(first.plus(Duration.ofDays(day)));
            morning(date.plusDays(day));
        }
        now.set(first.plus(Duration.ofDays(days)));
        try (Review _ = Review.follow(journal, loop, Rota.of(catalogue), lessons)) {
            await().atMost(LIMIT).until(() -> lessons.last(days).size() == days);
        }
    }

    private void morning(LocalDate day) {
        say(new Command.OpenDay(day, catalogue.plan()));
        open(7);
        for (int minute = 0; minute < 120; minute++) {
            if (minute % 3 == 0) comes(lines().get(minute / 3 % lines().size()));
            work();
            now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
        }
        say(new Command.EndDay(true));
    }

    private List<LineId> lines() {
        return catalogue.plan().lines().stream().map(HallPlan.Line::id).toList();
    }

    /** The first windows, as the hall's file has them. */
    public void open(int windows) {
        catalogue.windows().stream()
                .limit(windows)
                .forEach(window -> say(new Command.OpenWindow(window.id(), window.skills())));
    }

    public void today() {
        say(
                new Command.OpenDay(
                        LocalDate.ofInstant(now.get(), catalogue.time()), catalogue.plan()));
    }

    public void comes(LineId line) {
        say(
                new Command.IssueTicket(
                        ids.get(), "k01", line, TicketClass.ORDINARY, null, null, null));
    }

    private void work() {
        for (Window window : loop.state().windows().values())
            switch (window.activity()) {
                case Window.Activity.Free _ -> say(new Command.CallNext(window.id()));
                case Window.Activity.Calling _ -> say(new Command.StartService(window.id()));
                case Window.Activity.Serving(_, var since) -> {
                    if (!since.plus(SERVICE).isAfter(now.get()))
                        say(new Command.FinishService(window.id()));
                }
                case Window.Activity.Closed _, Window.Activity.Paused _ -> {}
            }
    }

    private void say(Command command) {
        loop.take(Said.by("test", ids.get(), command)).join();
    }
}
