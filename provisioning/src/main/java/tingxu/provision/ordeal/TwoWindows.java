package tingxu.provision.ordeal;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All windows press next in the same instant, again and again. */
final class TwoWindows implements Ordeal {

    private static final int PRESSES = 25;

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
        List<String> twice = new ArrayList<>();
        try (HallProcess hall = HallProcess.on(data)) {
            Crowd.Rush rush = crowd.rush(hall, rounds * HallProcess.WINDOWS);
            rush.enough();
            rush.end();
            hall.openWindows();
            press(hall, rounds, twice);
        }
        return Books.of(
                data.resolve("hall/journal.db"),
                HallFile.demo().hall(),
                crowd.held(),
                twice,
                rounds);
    }

    private static void press(HallProcess hall, int rounds, List<String> twice)
            throws IOException, InterruptedException {
        CyclicBarrier together = new CyclicBarrier(HallProcess.WINDOWS);
        Set<String> called = new HashSet<>();
        try (ExecutorService clerks = Executors.newFixedThreadPool(HallProcess.WINDOWS)) {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int window = 1; window <= HallProcess.WINDOWS; window++) {
                int one = window;
                work.add(() -> calls(hall, one, rounds, together));
            }
            for (Future<List<String>> calls : clerks.invokeAll(work))
                for (String ticket : calls.get())
                    if (!called.add(ticket)) twice.add(ticket + " is called to two windows");
        } catch (ExecutionException fellOut) {
            throw new IOException("a window fell out: " + fellOut.getMessage(), fellOut);
        }
    }

    private static List<String> calls(
            HallProcess hall, int window, int rounds, CyclicBarrier together) throws Exception {
        List<String> called = new ArrayList<>();
        try (HttpLine line = hall.line()) {
            for (int round = 0; round < rounds; round++) {
                together.await();
                called.add(next(line, window));
                line.post("/api/v1/windows/" + window + "/start", "{}");
                line.post("/api/v1/windows/" + window + "/finish", "{}");
            }
        }
        return called;
    }

    private static String next(HttpLine line, int window) throws IOException {
        HttpLine.Answer answer = line.post("/api/v1/windows/" + window + "/next", "{}");
        String ticket = JsonMapper.shared().readTree(answer.body()).path("ticket").asString("");
        if (ticket.isEmpty()) throw new IOException("nobody was called: " + answer.body());
        return ticket;
    }
}
