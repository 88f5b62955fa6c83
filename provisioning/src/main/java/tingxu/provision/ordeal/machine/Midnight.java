package tingxu.provision.ordeal.machine;

import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.Event;
import tingxu.control.journal.SqliteJournal;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.scene.Books;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.FalseClock;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.TicketNumber;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hall is open over midnight, is away over the rest of the night, and comes back in the morning
 * with yesterday still open, until somebody ends it. Numbers go on until then, and begin anew after
 * it; the day is the hall's own wherever its machine believes to be.
 *
 * @param zones of the machine; one trial in each
 */
record Midnight(int row, String name, List<String> zones) implements Ordeal {

    private static final ZoneId TIME = HallFile.demo().time();
    private static final int PEOPLE = 20;
    private static final int LEFT = 7;
    private static final Duration NIGHT = Duration.ofHours(7);
    private static final Duration SEEN = Duration.ofSeconds(30);

    static Midnight here() {
        return new Midnight(12, "midnight, and a hall that is away over night", List.of(""));
    }

    static Midnight inOtherZones() {
        return new Midnight(
                13,
                "midnight on a machine of another time zone",
                List.of("UTC", "America/Los_Angeles"));
    }

    @Override
    public List<String> lacking() {
        return FalseClock.lacking();
    }

    /** Twice would be the same again. */
    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Tally all = Tally.NONE;
        for (int i = 0; i < zones.size(); i++)
            all = all.and(new Night(trial, "hall-" + i, zones.get(i)).pass());
        return all;
    }

    private static final class Night {
        private final Path data;
        private final FalseClock clock;
        private final Map<String, String> environment;
        private final LocalDate today = LocalDate.now(TIME);
        private final Crowd crowd = new Crowd();

        Night(Trial trial, String name, String zone) throws IOException {
            data = trial.folder(name);
            clock = new FalseClock(trial.folder().resolve(name + ".clock"));
            environment = new HashMap<>(clock.environment());
            if (!zone.isEmpty()) environment.put("TZ", zone);
        }

        Tally pass() throws IOException, InterruptedException {
            set(at(today, LocalTime.of(23, 58)));
            try (HallProcess hall = HallProcess.under(data, List.of(), environment)) {
                hall.openWindows();
                someCome(hall);
                set(midnight().minusSeconds(1));
                Crowd.Rush rush = crowd.rush(hall, PEOPLE);
                House.until(
                        "it is past midnight",
                        SEEN,
                        () -> FalseClock.of(hall).isAfter(midnight().plusSeconds(1)));
                rush.end();
            }
            set(midnight().plus(NIGHT));
            try (HallProcess hall = HallProcess.under(data, List.of(), environment)) {
                someCome(hall);
                try (HttpLine line = hall.line()) {
                    for (int i = 0; i < LEFT; i++) crowd.take(line);
                    say(line, "end", "{\"late\":true}");
                    if (crowd.take(line) == Crowd.TAKEN)
                        throw new IOException("a ticket is given after the end of the day");
                    say(line, "open", "{}");
                }
                hall.openWindows();
                someCome(hall);
                crowd.askAgain(hall);
            }
            Path journal = data.resolve("hall/journal.db");
            return Books.of(journal, HallFile.demo().hall(), crowd.notes(), odd(journal), 2);
        }

        private Instant midnight() {
            return at(today.plusDays(1), LocalTime.MIDNIGHT);
        }

        private static Instant at(LocalDate day, LocalTime time) {
            return day.atTime(time).atZone(TIME).toInstant();
        }

        private void set(Instant to) throws IOException {
            clock.set(Duration.between(Instant.now(), to));
        }

        private void someCome(HallProcess hall) throws InterruptedException {
            Crowd.Rush rush = crowd.rush(hall, PEOPLE);
            rush.enough();
            rush.end();
        }

        private static void say(HttpLine line, String verb, String body) throws IOException {
            HttpLine.Answer answer = line.post("/api/v1/day/" + verb, body);
            if (answer.status() != 200)
                throw new IOException("day/" + verb + " answered " + answer.body());
        }

        /** What the journal must tell of two days, and does not. */
        private List<String> odd(Path journal) {
            List<LocalDate> days = new ArrayList<>();
            List<TicketNumber> firsts = new ArrayList<>();
            int[] after = {0};
            int[] left = {0};
            SqliteJournal.read(
                    journal,
                    1,
                    row -> {
                        for (Event event : row.events()) {
                            if (event instanceof Event.DayOpened opened) days.add(opened.day());
                            if (event instanceof Event.DayEnded ended)
                                left[0] += ended.leftWaiting();
                            if (!(event instanceof Event.TicketIssued one)) continue;
                            if (firsts.size() < days.size()) firsts.add(one.ticket().number());
                            if (days.size() == 1 && row.at().isAfter(midnight())) after[0]++;
                        }
                    });
            List<String> odd = new ArrayList<>();
            if (!days.equals(List.of(today, today.plusDays(1))))
                odd.add("the days are " + days + ", from " + today + " on");
            if (firsts.stream().distinct().count() != 1) odd.add("days begin with " + firsts);
            if (after[0] == 0) odd.add("nobody took a number of yesterday's after midnight");
            if (left[0] < LEFT) odd.add(left[0] + " of at least " + LEFT + " were closed");
            return odd;
        }
    }
}
