package tingxu.provision.ordeal.line;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.scene.Books;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Notes;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many clients send half a request and no more, others too much: staff are answered all the same.
 */
final class SlowClients implements Ordeal {

    private static final int CLIENTS = 1_000;
    private static final int ASKED = 300;
    private static final double LIMIT_MILLIS = 200;

    @Override
    public int row() {
        return 24;
    }

    @Override
    public String name() {
        return "slow headers and bodies, oversize bodies";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        List<Socket> slow = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        double worst;
        try (HallProcess hall = HallProcess.on(data)) {
            hall.openWindows();
            try {
                for (int i = 0; i < CLIENTS; i++) slow.add(half(hall.port(), i));
                worst = worst(hall, wrong);
            } finally {
                for (Socket each : slow) each.close();
            }
        }
        if (worst > LIMIT_MILLIS) wrong.add("p99 is %.0f ms".formatted(worst));
        return Books.of(
                        data.resolve("hall/journal.db"),
                        HallFile.demo().hall(),
                        new Notes(),
                        wrong,
                        CLIENTS)
                .and(new Tally(0, 0, 0, 0, 0, 0, Math.round(worst), List.of()));
    }

    private static Socket half(int port, int i) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String begun =
                i % 2 == 0
                        ? "POST /api/v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
                        : "POST /api/v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{";
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static double worst(HallProcess hall, List<String> wrong) throws IOException {
        double[] millis = new double[ASKED];
        try (HttpLine line = hall.line()) {
            for (int i = 0; i < ASKED; i++) {
                long began = System.nanoTime();
                int status = line.get("/api/v1/windows/1").status();
                millis[i] = (System.nanoTime() - began) / 1e6;
                if (status != 200) wrong.add("answered " + status);
            }
        }
        try (HttpLine line = hall.line()) {
            int status =
                    line.post("/api/v1/tickets", "{\"line\":\"" + "x".repeat(200_000) + "\"}")
                            .status();
            if (status != 413) wrong.add("an oversize body was answered " + status);
        } catch (IOException cutOff) {
            wrong.add("an oversize body was cut off without a word: " + cutOff.getMessage());
        }
        Arrays.sort(millis);
        return millis[ASKED * 99 / 100];
    }
}
