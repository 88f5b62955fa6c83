package tingxu.provision.ordeal.people;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.scene.Books;
import tingxu.provision.scene.Calls;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** All windows press next in the same instant, again and again. */
final class TwoWindows implements Ordeal {

    private static final int PRESSES = 25;
    private static final long PATIENCE_SECONDS = 20;

    @Override
    public int row() {
        return 9;
    }

    @Override
    public String name() {
        return "windows press next in the same instant";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Crowd crowd = new Crowd();
        int rounds = PRESSES * trial.times();
        try (HallProcess hall = HallProcess.on(data)) {
            Crowd.Rush rush = crowd.rush(hall, rounds * HallProcess.WINDOWS);
            rush.enough();
            rush.end();
            hall.openWindows();
            press(hall, rounds, crowd);
        }
        return Books.of(
                data.resolve("hall/journal.db"),
                HallFile.demo().hall(),
                crowd.notes(),
                List.of(),
                rounds);
    }

    private static void press(HallProcess hall, int rounds, Crowd crowd)
            throws IOException, InterruptedException {
        CyclicBarrier together = new CyclicBarrier(HallProcess.WINDOWS);
        try (ExecutorService clerks = Executors.newFixedThreadPool(HallProcess.WINDOWS)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int window = 1; window <= HallProcess.WINDOWS; window++) {
                int one = window;
                work.add(() -> calls(hall, one, rounds, crowd, together));
            }
            for (Future<Integer> calls : clerks.invokeAll(work)) calls.get();
        } catch (ExecutionException fellOut) {
            throw new IOException("a window fell out: " + fellOut.getMessage(), fellOut);
        }
    }

    private static int calls(
            HallProcess hall, int window, int rounds, Crowd crowd, CyclicBarrier together)
            throws Exception {
        try (HttpLine line = hall.line()) {
            for (int round = 0; round < rounds; round++) {
                together.await(PATIENCE_SECONDS, TimeUnit.SECONDS); // one may have fallen out
                if (crowd.calls().next(line, window).isEmpty())
                    throw new IOException("nobody was called to window " + window);
                Calls.serve(line, window);
            }
        }
        return rounds;
    }
}
