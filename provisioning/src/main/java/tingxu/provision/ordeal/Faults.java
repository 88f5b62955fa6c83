package tingxu.provision.ordeal;

import tingxu.wire.HallId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All faults that are done to real processes here, and how each is brought to its end. */
final class Faults {

    static final List<Ordeal> ALL =
            List.of(
                    new Killed(),
                    new PowerCut(false),
                    new PowerCut(true),
                    new TwoWindows(),
                    new ClockJumps(),
                    new DiskFull(),
                    new FailingDisk(),
                    new DamagedFile(),
                    new SlowClients(),
                    new Stopped());

    private Faults() {}

    /** The hall comes back once more, everybody asks again, and the books are compared. */
    static Tally settled(Path data, HallId hall, Crowd crowd, int faults, long slowest)
            throws IOException, InterruptedException {
        long start;
        try (HallProcess last = HallProcess.on(data)) {
            start = last.startMillis();
            crowd.askAgain(last);
        }
        return Books.of(
                        data.resolve("hall/journal.db"),
                        hall,
                        crowd.held(),
                        crowd.oddities(),
                        faults)
                .and(new Tally(0, 0, 0, 0, 0, 0, Math.max(slowest, start), List.of()));
    }
}
