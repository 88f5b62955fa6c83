package tingxu.provision.outpost;

import tingxu.provision.bench.HttpLine;
import tingxu.provision.history.Fact;
import tingxu.wire.TicketId;
import tingxu.wire.seal.TicketSigner;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One citizen after the other before a kiosk's screen. Each presses, takes the paper, says
 * truthfully whether one came when the kiosk asks, and waits for the kiosk to be free again.
 */
public final class Visitors {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 15;

    private final KioskProcess kiosk;
    private final String name;
    private final Consumer<Fact> notes;
    private final TicketSigner signer;
    private final Set<TicketId> papers = ConcurrentHashMap.newKeySet();
    private final Set<TicketId> offline = ConcurrentHashMap.newKeySet();
    private final Set<TicketId> denied = ConcurrentHashMap.newKeySet();
    private final Set<TicketId> numbers = new HashSet<>();
    private final Set<String> pages = new LinkedHashSet<>();

    /** Read by the printer's thread, too. */
    private final AtomicInteger visit = new AtomicInteger();

    private int usedUp;
    private int unserved;
    private long slowestMillis;

    /**
     * @param signer knows this hall's tickets
     * @param notes who hears what is seen here
     */
    public Visitors(KioskProcess kiosk, TicketSigner signer, Consumer<Fact> notes) {
        this.kiosk = kiosk;
        this.name = kiosk.node().name();
        this.notes = notes;
        this.signer = signer;
        kiosk.printer()
                .onPaper(paper ->
                        Slips.read(paper, Instant.now(), name, name + " " + visit.get(), signer)
                                .ifPresent(this::keep));
    }

    private void keep(Fact.PaperOut paper) {
        notes.accept(paper);
        papers.add(paper.ticket());
        if (paper.offline()) offline.add(paper.ticket());
    }

    /** All tickets that came out on paper. */
    public Set<TicketId> papers() {
        return Set.copyOf(papers);
    }

    /** Those among them that the kiosk issued by itself. */
    public Set<TicketId> offline() {
        return Set.copyOf(offline);
    }

    /** Those of which a citizen said that no paper came. */
    public Set<TicketId> denied() {
        return Set.copyOf(denied);
    }

    /** All numbers that a screen has shown, each with a code that this hall has signed. */
    public Set<TicketId> numbers() {
        return Set.copyOf(numbers);
    }

    /** What the screen has shown since the last citizen came, by name. */
    public Set<String> pages() {
        return Set.copyOf(pages);
    }

    /** How often the screen said that the numbers of its own are used up. */
    public int usedUp() {
        return usedUp;
    }

    /** How many went without a ticket, told so by the screen. */
    public int unserved() {
        return unserved;
    }

    /** The longest from a press to its end. */
    public long slowestMillis() {
        return slowestMillis;
    }

    /** The next citizen presses, and what comes of it is waited for. */
    public void come() throws IOException, InterruptedException {
        press();
        long began = System.nanoTime();
        settle();
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        slowestMillis = Math.max(slowestMillis, millis);
    }

    /** The next citizen presses, and nothing is waited for. */
    public void press() throws IOException, InterruptedException {
        choose();
        goOnWithoutCard();
    }

    /** The next citizen presses, and is asked for a card. */
    public void choose() throws IOException, InterruptedException {
        hesitate();
        pick();
    }

    /** The next citizen stands before the lines, and has not chosen yet. */
    public void hesitate() throws IOException, InterruptedException {
        settle();
        visit.incrementAndGet();
        pages.clear();
        try (HttpLine screen = kiosk.screen()) {
            touch(screen, "{\"do\":\"take\"}");
        }
    }

    /** Whoever hesitated has chosen, and is asked for a card. */
    public void pick() throws IOException {
        try (HttpLine screen = kiosk.screen()) {
            touch(screen, "{\"do\":\"line\",\"line\":\"household\"}");
        }
    }

    public void goOnWithoutCard() throws IOException {
        try (HttpLine screen = kiosk.screen()) {
            touch(screen, "{\"do\":\"without\"}");
        }
    }

    /** Until the kiosk is free; what it asks meanwhile is answered. */
    public void settle() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpLine screen = kiosk.screen()) {
            while (System.nanoTime() < deadline) {
                JsonNode shown = JsonMapper.shared().readTree(screen.get("/api/v1/visit").body());
                if (shown.path("page").asString("").equals("idle")) return;
                see(shown);
                answer(screen, shown);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            throw new IOException(
                    name + " does not become free: " + screen.get("/api/v1/visit").body());
        }
    }

    /**
     * Somebody holds something before a reader of a kiosk that is free, looks at what the screen
     * says of it, and goes.
     *
     * @param reading what the reader sends then
     * @return what the screen showed, once it was not about to find out any more
     * @throws IOException when it said nothing in time
     */
    public JsonNode hold(Runnable reading, Duration limit)
            throws IOException, InterruptedException {
        settle();
        reading.run();
        long deadline = System.nanoTime() + limit.toNanos();
        try (HttpLine screen = kiosk.screen()) {
            while (System.nanoTime() < deadline) {
                JsonNode shown = JsonMapper.shared().readTree(screen.get("/api/v1/visit").body());
                switch (shown.path("page").asString("")) {
                    case "idle", "finding" -> TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    case String _ -> {
                        touch(screen, "{\"do\":\"home\"}");
                        return shown;
                    }
                }
            }
            throw new IOException(name + " says nothing within " + limit.toSeconds() + " s");
        }
    }

    private void see(JsonNode shown) {
        pages.add(shown.path("page").asString(""));
        signer.check(shown.path("qr").asString(""))
                .filter(ticket -> ticket.toString().equals(shown.path("id").asString("")))
                .ifPresent(numbers::add);
    }

    private void answer(HttpLine screen, JsonNode shown) throws IOException {
        switch (shown.path("page").asString("")) {
            case "shown" -> touch(screen, "{\"do\":\"taken\"}");
            case "asking-paper" -> paper(screen, shown);
            case "no-paper" -> {
                deny(shown);
                touch(screen, "{\"do\":\"noted\"}");
            }
            case "no-answer" -> {
                if (shown.path("usedUp").asBoolean(false)) usedUp++;
                leave(screen);
            }
            case "trouble" -> leave(screen);
            // The hall's or the printer's turn, or a technician's: there is nothing to press.
            case "waiting", "printing", "finding", "out-of-order" -> {}
            case "choosing", "how", "claiming" -> touch(screen, "{\"do\":\"home\"}");
            case String other ->
                    throw new IOException(name + " shows what nobody asked for: " + other);
        }
    }

    private void leave(HttpLine screen) throws IOException {
        unserved++;
        touch(screen, "{\"do\":\"home\"}");
    }

    /** Says so only when the printer is done: the paper may still be coming. */
    private void paper(HttpLine screen, JsonNode shown) throws IOException {
        if (kiosk.printer().atWork()) return;
        boolean came = papers.contains(TicketId.parse(shown.path("id").asString("")));
        if (!came) deny(shown);
        touch(screen, "{\"do\":\"paper\",\"yes\":" + came + "}");
    }

    private void deny(JsonNode shown) {
        TicketId ticket = TicketId.parse(shown.path("id").asString(""));
        denied.add(ticket);
        notes.accept(new Fact.Denied(Instant.now(), name, ticket));
    }

    /** A press that does not fit any more changes nothing. */
    private static void touch(HttpLine screen, String words) throws IOException {
        int status = screen.post("/api/v1/touch", words).status();
        if (status != 200 && status != 409 && status != 503)
            throw new IOException(words + " is answered " + status);
    }
}
