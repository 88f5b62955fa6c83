package tingxu.provision.visit;

import tingxu.bridge.card.CardText;
import tingxu.bridge.printer.Paper;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.box.Box;
import tingxu.provision.box.WindowDevices;
import tingxu.wire.WindowId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Drives one citizen through a hall by bytes, MQTT and HTTP, and looks at every far end. */
public final class Visit {

    private static final long LIMIT_MILLIS = 10_000;
    private static final long LOOK_EVERY_MILLIS = 2;
    private static final String LINE = "household";
    private static final WindowId WINDOW = new WindowId(1);
    private static final int RATING = 5;

    /** Nobody's: made from the standard's rules for a region code of no district. */
    private static final CardText CARD = CardText.citizen("测试人", "810000199901010014");

    private final Box box;
    private final Box.BoxKiosk kiosk;
    private final WindowDevices window;
    private final HttpLine hall;
    private final HttpLine screen;
    private final List<Hop> hops = new ArrayList<>();
    private long lastNanos;

    private Visit(Box box, HttpLine hall, HttpLine screen) {
        this.box = box;
        this.kiosk = box.kiosks().getFirst();
        this.window = box.window(WINDOW);
        this.hall = hall;
        this.screen = screen;
    }

    /** The hall must be empty and its window 1 open. */
    public static VisitReport of(Box box) throws IOException, HopMissing, InterruptedException {
        try (HttpLine hall = new HttpLine(box.controller().screens().getPort(), box.token());
                HttpLine screen = new HttpLine(box.kiosks().getFirst().screen().getPort())) {
            return new Visit(box, hall, screen).run();
        }
    }

    private VisitReport run() throws IOException, HopMissing, InterruptedException {
        until("everything is ready", this::ready);
        touch("{\"do\":\"take\"}");
        touch("{\"do\":\"line\",\"line\":\"" + LINE + "\"}");
        long began = start();
        String ticket = takeTicket();
        call(ticket);
        serve();
        rate();
        return new VisitReport(
                hops, ticket, WINDOW.number(), RATING, millis(System.nanoTime() - began));
    }

    private boolean ready() throws IOException {
        JsonNode view = get(screen, "/api/v1/visit");
        JsonNode devices = view.path("ready");
        return view.path("connected").asBoolean()
                && devices.path("card").asBoolean()
                && devices.path("printer").asBoolean()
                && !view.path("lines").isEmpty()
                && !window.board().text().isEmpty()
                && box.controller().roster().nodes().size() > box.kiosks().size();
    }

    private String takeTicket() throws IOException, HopMissing, InterruptedException {
        CompletableFuture<Paper> paper = new CompletableFuture<>();
        kiosk.devices().printer().onPaper(paper::complete);
        long cardBytes = kiosk.devices().cardMeter().fromDevice();
        kiosk.devices().card().place(CARD);
        until("card", () -> !page().equals("how"));
        hop("card", kiosk.devices().cardMeter().fromDevice() - cardBytes);
        String ticket = number();
        hop("number", ticket.length());
        Paper printed = within("paper", paper);
        boolean legible =
                printed.lines().stream().anyMatch(line -> line.contains(ticket))
                        && printed.qrs().stream().anyMatch(qr -> qr.contains(ticket));
        if (!legible) throw new HopMissing("paper", printed.lines() + " " + printed.qrs());
        hop("paper", printed.bytes());
        until("confirmed", () -> page().equals("shown"));
        hop("confirmed", kiosk.devices().printerMeter().fromDevice());
        kiosk.devices().card().remove();
        until("waiting", () -> where(ticket).equals("WAITING"));
        hop("waiting", 0);
        return ticket;
    }

    private String number() throws IOException, HopMissing, InterruptedException {
        String[] ticket = {""};
        until(
                "number",
                () -> {
                    ticket[0] = get(screen, "/api/v1/visit").path("ticket").asString("");
                    return !ticket[0].isEmpty();
                });
        return ticket[0];
    }

    private void call(String ticket) throws IOException, HopMissing, InterruptedException {
        CompletableFuture<String> face = new CompletableFuture<>();
        window.board()
                .onFace(text -> {
                    if (text.contains(ticket)) face.complete(text);
                });
        long boardBytes = window.boardMeter().toDevice();
        Path voice = box.voice(box.controller().catalogue().zones().getFirst().announcer());
        start();
        HttpLine.Answer called = hall.post("/api/v1/windows/" + WINDOW.number() + "/next", "{}");
        if (called.status() != 200 || !called.body().contains(ticket))
            throw new HopMissing("next", called.status() + " " + called.body());
        hop("next", called.body().length());
        within("led", face);
        hop("led", window.boardMeter().toDevice() - boardBytes);
        until("announcement", () -> spoken(voice) > 0);
        hop("announcement", spoken(voice));
    }

    private void serve() throws IOException, HopMissing, InterruptedException {
        post("/api/v1/windows/" + WINDOW.number() + "/start");
        hop("started", 0);
        long padBytes = window.padMeter().toDevice();
        post("/api/v1/windows/" + WINDOW.number() + "/finish");
        hop("served", 0);
        until("invitation", () -> window.pad().inviting());
        hop("invitation", window.padMeter().toDevice() - padBytes);
    }

    private void rate() throws IOException, HopMissing, InterruptedException {
        long padBytes = window.padMeter().fromDevice();
        until("rating", this::rates);
        hop("rating", window.padMeter().fromDevice() - padBytes);
        JsonNode sums = get(hall, "/api/v1/hall").path("sums");
        if (sums.path("served").asInt(0) != 1) throw new HopMissing("figures", sums.toString());
        hop("figures", sums.toString().length());
    }

    /**
     * Presses whenever the keys are lit, as a citizen does whose pad was greeted anew meanwhile.
     */
    private boolean rates() throws IOException {
        if (window.pad().inviting()) window.pad().press(RATING);
        return rated() == 1;
    }

    private int rated() throws IOException {
        JsonNode levels = get(hall, "/api/v1/hall").path("ratings").path("levels");
        return levels.path(Integer.toString(RATING)).asInt(0);
    }

    // ------------------------------------------------------------------ looking

    private interface Sight {
        boolean seen() throws IOException;
    }

    private void until(String hop, Sight sight)
            throws IOException, HopMissing, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
        while (!sight.seen()) {
            if (System.nanoTime() > deadline)
                throw new HopMissing(hop, get(screen, "/api/v1/visit").toString());
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private static <T> T within(String hop, Future<T> far) throws HopMissing, InterruptedException {
        try {
            return far.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException never) {
            throw new HopMissing(hop, "nothing");
        }
    }

    private String page() throws IOException {
        return get(screen, "/api/v1/visit").path("page").asString("");
    }

    private String where(String ticket) throws IOException {
        return get(hall, "/api/v1/tickets/" + ticket).path("where").asString("");
    }

    private static long spoken(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.filter(f -> f.toString().endsWith(".wav")).toList())
                bytes += Files.size(file);
            return bytes;
        }
    }

    // ------------------------------------------------------------------ doing

    private void touch(String json) throws IOException, HopMissing {
        HttpLine.Answer answer = screen.post("/api/v1/touch", json);
        if (answer.status() != 200)
            throw new HopMissing("touch " + json, answer.status() + " " + answer.body());
    }

    private void post(String path) throws IOException, HopMissing {
        HttpLine.Answer answer = hall.post(path, "{}");
        if (answer.status() != 200)
            throw new HopMissing(path, answer.status() + " " + answer.body());
    }

    private static JsonNode get(HttpLine line, String path) throws IOException {
        return JsonMapper.shared().readTree(line.get(path).body());
    }

    // ------------------------------------------------------------------ measuring

    private long start() {
        lastNanos = System.nanoTime();
        return lastNanos;
    }

    private void hop(String name, long bytes) {
        long now = System.nanoTime();
        hops.add(new Hop(name, millis(now - lastNanos), bytes));
        lastNanos = now;
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e5) / 10.0;
    }
}
