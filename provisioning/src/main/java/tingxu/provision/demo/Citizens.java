package tingxu.provision.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.card.SimulatedCardReader;
import tingxu.provision.bench.HttpLine;
import tingxu.wire.LineId;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** People who come to one kiosk, press what people press, and lay down made-up cards. */
final class Citizens implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Citizens.class);

    private static final Duration PAPER_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final URI kiosk;
    private final SimulatedCardReader card;
    private final List<LineId> lines;
    private final Pace pace;
    private final Random random;

    /**
     * @param kiosk its screen
     * @param card the reader on which they lay cards
     */
    Citizens(URI kiosk, SimulatedCardReader card, List<LineId> lines, Pace pace, long seed) {
        this.kiosk = kiosk;
        this.card = card;
        this.lines = lines;
        this.pace = pace;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (true) {
                pause(pace.betweenCitizens(random));
                come();
            }
        } catch (InterruptedException theHallCloses) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each with a line of one's own: who finds the screen out of order goes, and another comes. */
    private void come() throws InterruptedException {
        try (HttpLine screen = new HttpLine(kiosk.getPort())) {
            visit(screen);
        } catch (IOException outOfOrder) {
            LOG.debug("a citizen of {} has left: {}", kiosk, outOfOrder.getMessage());
        }
    }

    private void visit(HttpLine screen) throws IOException, InterruptedException {
        LineId line = lines.get(random.nextInt(lines.size()));
        touch(screen, "{\"do\":\"home\"}");
        touch(screen, "{\"do\":\"take\"}");
        pause(pace.thinks());
        touch(screen, "{\"do\":\"line\",\"line\":\"" + line + "\"}");
        pause(pace.thinks());
        boolean withCard = random.nextBoolean();
        if (withCard) card.place(MadeUpCard.any(random));
        else touch(screen, "{\"do\":\"without\"}");
        awaitTicket(screen);
        if (withCard) card.remove();
        pause(pace.thinks());
        touch(screen, "{\"do\":\"taken\"}");
    }

    private static void awaitTicket(HttpLine screen) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PAPER_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            String view = screen.get("/api/v1/visit").body();
            if (JsonMapper.shared().readTree(view).path("page").asString("").equals("shown"))
                return;
            pause(LOOK_EVERY);
        }
    }

    private static void touch(HttpLine screen, String json) throws IOException {
        screen.post("/api/v1/touch", json);
    }

    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
