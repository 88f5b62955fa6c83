package tingxu.provision.scene;

import tingxu.provision.bench.HttpLine;
import tingxu.provision.history.Fact;
import tingxu.provision.outpost.BridgeProcess;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.seal.TicketSigner;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A window whose board and pad hang on a bridge in a process of its own. Nobody else serves its
 * line, so that what its board must show is known at any time.
 */
public final class Counter implements AutoCloseable {

    private static final int WINDOW = 5;
    private static final NodeId BRIDGE = new NodeId("b01");
    private static final String LINE = "business";
    private static final Pattern NUMBER = Pattern.compile("[A-Z][0-9]{3}");
    private static final int NOBODY_PRESSED = 0;
    private static final int SEE_OTHER = 303;
    private static final Duration START = Duration.ofSeconds(30);

    private final HallProcess hall;
    private final Path data;
    private final Crowd crowd;
    private final TicketSigner signer;
    private final BridgeProcess bridge;
    private final MessageIds ids = new MessageIds(InstantSource.system());

    /**
     * Numbers that its board has shown and nobody had called there, or others were called since.
     */
    private final Queue<String> untrue = new ConcurrentLinkedQueue<>();

    /**
     * The one that is called here, or was last, and the one before, whom the board may show yet.
     */
    private volatile List<TicketId> called = List.of();

    private long slowestCall;

    /** Everything is there when this returns. */
    Counter(HallProcess hall, Path data, Path machine, Crowd crowd, TicketSigner signer)
            throws IOException, InterruptedException {
        this.hall = hall;
        this.data = data;
        this.crowd = crowd;
        this.signer = signer;
        this.bridge = new BridgeProcess(machine, BRIDGE, new WindowId(WINDOW));
        try {
            bridge.claim(data, URI.create("http://127.0.0.1:" + hall.port()));
            bridge.start();
            try (HttpLine line = hall.line()) {
                String skills = "{\"skills\":[\"" + LINE + "\"]}";
                line.post("/api/v1/windows/" + WINDOW + "/open", skills);
            }
            call();
            untilShown(START);
            serve();
            bridge.devices().board().onFace(this::read);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            bridge.close();
            throw failed;
        }
    }

    private void read(String face) {
        List<TicketNumber> may = called.stream().map(TicketId::number).toList();
        NUMBER.matcher(face)
                .results()
                .map(MatchResult::group)
                .filter(number -> !may.contains(TicketNumber.parse(number)))
                .forEach(number -> untrue.add(number + " while " + may + " were called"));
    }

    public BridgeProcess bridge() {
        return bridge;
    }

    /** What its board has shown that was not so, in words. */
    public List<String> untrue() {
        return List.copyOf(untrue);
    }

    /** The longest from the clerk's press to the answer. */
    public long slowestCallMillis() {
        return slowestCall;
    }

    /** One citizen more takes a number at the desk, and is called here. */
    public void call() throws IOException {
        try (HttpLine line = hall.line()) {
            TicketId ticket = take(line);
            TicketNumber number = ticket.number();
            if (!called.isEmpty()) pressed(called.getLast(), NOBODY_PRESSED);
            called = List.of(called.isEmpty() ? ticket : called.getLast(), ticket);
            long began = System.nanoTime();
            TicketNumber told =
                    crowd.calls()
                            .next(line, WINDOW)
                            .orElseThrow(() -> new IOException("nobody is called for " + number));
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            slowestCall = Math.max(slowestCall, millis);
            if (!told.equals(number)) throw new IOException(told + " is called, not " + number);
        }
    }

    private TicketId take(HttpLine line) throws IOException {
        MessageId press = ids.get();
        String wish = "{\"line\":\"" + LINE + "\",\"class\":\"ORDINARY\"}";
        HttpLine.Answer answer = line.post("/api/v1/tickets", wish, press.ulid());
        if (answer.status() != Crowd.TAKEN) throw new IOException("no number: " + answer.body());
        TicketId ticket =
                TicketId.parse(JsonMapper.shared().readTree(answer.body()).path("id").asString(""));
        Instant now = Instant.now();
        String holder = press.ulid();
        crowd.notes()
                .answered(press, new Fact.PaperOut(now, "desk", ticket, holder, "", false, false));
        return ticket;
    }

    /** Whoever was called is served, in no time, and asked how it was. */
    public void serve() throws IOException {
        try (HttpLine line = hall.line()) {
            Calls.serve(line, WINDOW);
        }
    }

    /**
     * The board shows who is called here.
     *
     * @return how long that took
     */
    public long untilShown(Duration limit) throws IOException, InterruptedException {
        String number = called.getLast().number().toString();
        return House.until(
                "the board shows " + number,
                limit,
                () -> bridge.devices().board().text().contains(number));
    }

    /**
     * Whoever was called is served, presses a key of the pad once it asks, and the hall has the
     * rating. While somebody is served the pad asks nobody.
     *
     * @return how long the pad and the hall took
     */
    public long serveAndRate(int level, Duration limit) throws IOException, InterruptedException {
        try (HttpLine line = hall.line()) {
            line.post("/api/v1/windows/" + WINDOW + "/start", "{}");
            long dark =
                    House.until(
                            "the pad asks nobody", limit, () -> !bridge.devices().pad().inviting());
            line.post("/api/v1/windows/" + WINDOW + "/finish", "{}");
            return Math.max(dark, untilRated(called.getLast(), level, limit));
        }
    }

    /** Whoever was served does not wait for the pad: the code on the paper leads to the hall. */
    public void rateByPhone(int level) throws IOException {
        TicketId ticket = called.getLast();
        pressed(ticket, level);
        try (HttpLine phone = new HttpLine(hall.port())) {
            String page = "/t/" + signer.sign(ticket) + "/rating";
            HttpLine.Answer answer = phone.form(page, "level=" + level);
            if (answer.status() != SEE_OTHER)
                throw new IOException("not rated by phone: " + answer.body());
        }
        if (!new Rows(data.resolve("hall/journal.db")).hasRating(ticket.number(), level))
            throw new IOException("the hall has no rating of " + ticket + " by phone");
    }

    private long untilRated(TicketId ticket, int level, Duration limit)
            throws IOException, InterruptedException {
        return House.until(
                "the hall has a rating of " + ticket,
                limit,
                () -> {
                    if (bridge.devices().pad().inviting()) {
                        pressed(ticket, level);
                        bridge.devices().pad().press(level);
                    }
                    return new Rows(data.resolve("hall/journal.db"))
                            .hasRating(ticket.number(), level);
                });
    }

    private void pressed(TicketId ticket, int level) {
        WindowId here = new WindowId(WINDOW);
        crowd.notes().saw(new Fact.RatingPressed(Instant.now(), ids.get(), here, ticket, level));
    }

    @Override
    public void close() {
        bridge.close();
    }
}
