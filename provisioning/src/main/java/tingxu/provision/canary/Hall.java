package tingxu.provision.canary;

import tingxu.bridge.Parts;
import tingxu.bridge.card.CardText;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.printer.Paper;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.provision.bench.ControllerProcess;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.bench.Worker;
import tingxu.provision.process.VerbProcess;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A hall of real processes: a controller, a broker, a kiosk with a card reader and a printer at the
 * far ends of pseudo-terminals. All that any of them writes lies in one folder.
 */
final class Hall implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 20;
    private static final Map<String, String> TALKATIVE = Map.of("TINGXU_LOG", "DEBUG");

    private final Path folder;
    private final Parts parts = new Parts();
    private final SimulatedCardReader reader;
    private final List<Paper> papers = new ArrayList<>();
    private final VerbProcess controller;
    private final VerbProcess kiosk;
    private final int hallPort;
    private final String token;
    private final int screenPort;

    Hall(Path folder, Mosquitto broker) throws IOException, PortGone, InterruptedException {
        this.folder = folder;
        try {
            Pty cardLine = parts.keep(Pty.open());
            Pty printerLine = parts.keep(Pty.open());
            reader = parts.keep(new SimulatedCardReader(cardLine));
            SimulatedPrinter printer = parts.keep(new SimulatedPrinter(printerLine));
            printer.onPaper(paper -> {
                synchronized (papers) {
                    papers.add(paper);
                }
            });
            Path home = folder.resolve("hall");
            Worker worker = Worker.hired(home);
            String data = home.toString();
            controller =
                    parts.keep(
                            verb(
                                    "controller",
                                    "hall",
                                    "--data",
                                    data,
                                    "--port",
                                    "0",
                                    "--broker",
                                    broker.address().toString()));
            hallPort = Integer.parseInt(controller.untilSaid(ControllerProcess.READY, START));
            token = worker.token(hallPort);
            String code = code(data);
            kiosk =
                    parts.keep(
                            verb(
                                    "kiosk",
                                    "kiosk",
                                    "--folder",
                                    folder.resolve("kiosk").toString(),
                                    "--claim",
                                    code,
                                    "--hall",
                                    "http://127.0.0.1:" + hallPort,
                                    "--port",
                                    "0",
                                    "--card",
                                    cardLine.path(),
                                    "--printer",
                                    printerLine.path()));
            String screen = kiosk.untilSaid("http://127.0.0.1:", START);
            screenPort = Integer.parseInt(screen.replaceAll("[^0-9].*", ""));
        } catch (IOException | PortGone | InterruptedException | RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    private VerbProcess verb(String log, String... words) throws IOException {
        return new VerbProcess(
                folder.resolve(log + ".log"), List.of(), List.of(), TALKATIVE, words);
    }

    private String code(String data) throws IOException, InterruptedException {
        try (VerbProcess offer =
                verb("slot", "provision", "slot", "add", "K01", "--json", "--data", data)) {
            if (offer.untilEnded(START) != 0) throw new IOException("no claim code was given");
            return JsonMapper.shared().readTree(offer.said()).path("code").asString();
        }
    }

    // ------------------------------------------------------------------ a visit

    /** Takes a ticket with the card, is called, served and done: its number. */
    String visit(CardText card) throws IOException, InterruptedException, TimeoutException {
        post(hallPort, "/api/v1/windows/1/open", "{}");
        until("the kiosk is ready", () -> ready(visit()));
        post(screenPort, "/api/v1/touch", "{\"do\":\"take\"}");
        post(screenPort, "/api/v1/touch", "{\"do\":\"line\",\"line\":\"household\"}");
        reader.place(card);
        until("a number", () -> !visit().path("ticket").asString("").isEmpty());
        String ticket = visit().path("ticket").asString("");
        until("its paper", () -> !papers().isEmpty());
        reader.remove();
        until("it waits", () -> get(hallPort, "/api/v1/tickets/" + ticket).contains("\"WAITING\""));
        for (String deed : List.of("next", "start", "finish"))
            post(hallPort, "/api/v1/windows/1/" + deed, "{}");
        return ticket;
    }

    private static boolean ready(JsonNode view) {
        return view.path("connected").asBoolean()
                && view.path("ready").path("card").asBoolean()
                && view.path("ready").path("printer").asBoolean()
                && !view.path("lines").isEmpty();
    }

    private JsonNode visit() throws IOException {
        return JsonMapper.shared().readTree(get(screenPort, "/api/v1/visit"));
    }

    List<Paper> papers() {
        synchronized (papers) {
            return List.copyOf(papers);
        }
    }

    /** Words that a clerk types. */
    void pauseBecause(String reason) throws IOException {
        post(
                hallPort,
                "/api/v1/windows/1/pause",
                JsonMapper.shared().writeValueAsString(Map.of("reason", reason)));
    }

    // ------------------------------------------------------------------ what can be seen

    /** What the hall and the kiosk answer to whoever asks. */
    List<String> answers(String ticket) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String path :
                List.of(
                        "/",
                        "/clerk/1",
                        "/board",
                        "/manager",
                        "/policy",
                        "/plan",
                        "/forecasts",
                        "/why/" + ticket,
                        "/fleet",
                        "/api/v1/hall",
                        "/api/v1/windows/1",
                        "/api/v1/fleet",
                        "/api/v1/why/" + ticket,
                        "/api/v1/tickets/" + ticket)) answers.add(get(hallPort, path));
        answers.add(get(screenPort, "/"));
        answers.add(get(screenPort, "/api/v1/visit"));
        return answers;
    }

    /** Every object in the memory of both processes, also what nobody holds any more. */
    List<Path> heaps(String name) throws IOException, InterruptedException {
        return List.of(
                heap(controller, folder.resolve(name + "-controller.hprof")),
                heap(kiosk, folder.resolve(name + "-kiosk.hprof")));
    }

    private static Path heap(VerbProcess of, Path to) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process dump =
                new ProcessBuilder(
                                jcmd.toString(),
                                Long.toString(of.pid()),
                                "GC.heap_dump",
                                "-all",
                                to.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (dump.waitFor() != 0 || !Files.exists(to))
            throw new IOException("no heap dump: " + said);
        return to;
    }

    private HttpLine line(int port) throws IOException {
        return new HttpLine(port, port == hallPort ? token : "");
    }

    private String get(int port, String path) throws IOException {
        try (HttpLine line = line(port)) {
            return line.get(path).body();
        }
    }

    private void post(int port, String path, String json) throws IOException {
        try (HttpLine line = line(port)) {
            HttpLine.Answer answer = line.post(path, json);
            if (answer.status() >= 300)
                throw new IOException(path + ": " + answer.status() + " " + answer.body());
        }
    }

    private interface Sight {
        boolean seen() throws IOException;
    }

    private static void until(String what, Sight sight)
            throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!sight.seen()) {
            if (System.nanoTime() > end) throw new TimeoutException(what + " was not seen in time");
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
