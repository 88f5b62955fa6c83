package tingxu.provision.ordeal;

import tingxu.wire.HallId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All faults that are done to real processes here, and how each is brought to its end. */
final class Faults {

    private static final List<Ordeal> TRIED =
            List.of(
                    new Killed(),
                    new KioskKilled(),
                    new PowerCut(false),
                    new PowerCut(true),
                    new KioskPowerCut(),
                    new CutOff(),
                    new NarrowLine(),
                    new BrokerGone(),
                    new BrokerDiskFull(),
                    new ControllerGone(),
                    new TwoWindows(),
                    new TwoBrowsers(),
                    new ClockJumps(),
                    Midnight.here(),
                    Midnight.inOtherZones(),
                    new DiskFull(),
                    new FailingDisk(),
                    new DamagedFile(),
                    new SlowClients(),
                    new Stopped());

    /** Every row of the matrix, in its order. */
    static final List<Ordeal> ALL =
            Stream.concat(TRIED.stream().map(Secluded::new), Untried.ALL.stream())
                    .sorted(Comparator.comparingInt(Ordeal::row))
                    .toList();

    private Faults() {}

    /** The hall comes back once more, everybody asks again, and the books are compared. */
    static Tally settled(Path data, HallId hall, Crowd crowd, int faults, long slowest)
            throws IOException, InterruptedException {
        return settled(data, hall, crowd, List.of(), faults, slowest);
    }

    /**
     * As {@link #settled(Path, HallId, Crowd, int, long)}.
     *
     * @param odd what was seen before that must not be
     */
    static Tally settled(
            Path data, HallId hall, Crowd crowd, List<String> odd, int faults, long slowest)
            throws IOException, InterruptedException {
        Path journal = data.resolve("hall/journal.db");
        List<String> wrong = new ArrayList<>(odd);
        long start;
        try (HallProcess last = HallProcess.on(data)) {
            start = last.startMillis();
            // Whoever asks again is given the number anew, which would hide that it was lost.
            wrong.addAll(Books.forgotten(journal, crowd.notes()));
            crowd.askAgain(last);
        }
        return Books.of(journal, hall, crowd.notes(), wrong, faults)
                .and(new Tally(0, 0, 0, 0, 0, 0, Math.max(slowest, start), List.of()));
    }
}
