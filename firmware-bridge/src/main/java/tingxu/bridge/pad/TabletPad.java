package tingxu.bridge.pad;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An evaluation pad that is a page on a touch screen: the bridge itself serves it, to its own
 * machine only, and carries out what {@link TabletTalk} decides. The hall hears the same message as
 * from any pad, under the bridge's certificate, so no door of the hall's stands open for it.
 */
public final class TabletPad implements Pad {

    private static final Logger LOG = LoggerFactory.getLogger(TabletPad.class);

    private static final Duration LONGEST_INVITATION = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** What a page has to be opened in before it is said that none is. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

    private static final Duration NEXT_TRY = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int WAITING_CALLERS = 16;
    private static final Pattern WISH = Pattern.compile("([0-9]{1,9}) ([1-5])");
    private static final Pattern WHY = Pattern.compile("([0-9]{1,9})((?: [A-Z_]{1,24}){0,8})");

    private final DeviceId id;
    private final int port;
    private final InstantSource clock;
    private final Consumer<PadEvent> ear;
    private final Consumer<Health> feelings;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private TabletTalk talk = TabletTalk.begin();
    private final Instant begun;
    private Health health = new Health.Gone(PadTroubles.PAGE);
    private boolean told;
    private volatile @Nullable HttpServer server;

    /**
     * @param port of the page on 127.0.0.1; 0 for any free one
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears what becomes of invitations
     * @param feelings hears every change of health
     */
    public TabletPad(
            DeviceId id,
            int port,
            InstantSource clock,
            Consumer<PadEvent> ear,
            Consumer<Health> feelings) {
        this.id = id;
        this.port = port;
        this.clock = clock;
        this.begun = clock.instant();
        this.ear = ear;
        this.feelings = feelings;
        this.thread = Thread.ofPlatform().name("device-" + id).daemon().unstarted(this::keep);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public DeviceId id() {
        return id;
    }

    @Override
    public Health health() {
        lock.lock();
        try {
            return health;
        } finally {
            lock.unlock();
        }
    }

    /** Where the page is served; 0 while it is not. */
    public int page() {
        HttpServer now = server;
        return now == null ? 0 : now.getAddress().getPort();
    }

    @Override
    public void invite(Duration patience) {
        if (patience.compareTo(Duration.ofSeconds(1)) < 0
                || patience.compareTo(LONGEST_INVITATION) > 0)
            throw new IllegalArgumentException(
                    "an invitation lasts 1 second to 10 minutes, not " + patience);
        lock.lock();
        try {
            talk = talk.invite(clock.instant().plus(patience));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void dark() {
        lock.lock();
        try {
            talk = talk.darken();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && Thread.currentThread() != thread && !thread.join(FAREWELL))
                LOG.error("{}: its thread does not end", id);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        HttpServer now = server;
        if (now != null) now.stop(0);
        callers.shutdownNow();
    }

    // ------------------------------------------------------------------ the pad's own thread

    private void keep() {
        try {
            while (server == null && !serve())
                if (closing.await(NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS)) return;
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) look();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean serve() {
        try {
            InetAddress own = InetAddress.getLoopbackAddress();
            HttpServer fresh = HttpServer.create(new InetSocketAddress(own, port), WAITING_CALLERS);
            fresh.createContext("/", this::answer);
            fresh.setExecutor(callers);
            fresh.start();
            server = fresh;
            return true;
        } catch (IOException taken) {
            LOG.warn("{}: port {}: {}", id, port, taken.getMessage());
            feel(new Health.Gone(PadTroubles.PORT));
            return false;
        }
    }

    private void look() {
        Instant now = clock.instant();
        PadEvent event;
        Health felt;
        lock.lock();
        try {
            TabletTalk.Turn turn = talk.woken(now);
            talk = turn.next();
            event = turn.event();
            felt = talk.health(now);
        } finally {
            lock.unlock();
        }
        if (felt instanceof Health.Ready || !now.isBefore(begun.plus(FIRST_LOOK))) feel(felt);
        if (event != null) ear.accept(event);
    }

    private void feel(Health now) {
        lock.lock();
        try {
            if (told && now.equals(health)) return;
            health = now;
            told = true;
        } finally {
            lock.unlock();
        }
        feelings.accept(now);
    }

    // ------------------------------------------------------------------ the page

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String wish = call.getRequestMethod() + " " + call.getRequestURI().getPath();
            switch (TabletPage.own(call) ? wish : "") {
                case "GET /" -> TabletPage.asset(call, "pad.html", "text/html");
                case "GET /pad.js" -> TabletPage.asset(call, "pad.js", "text/javascript");
                case "GET /pad.css" -> TabletPage.asset(call, "pad.css", "text/css");
                case "GET /lit" -> lit(call);
                case "POST /press" -> press(call);
                case "POST /why" -> why(call);
                case "" -> TabletPage.say(call, 403, "text/plain", new byte[0]);
                default -> TabletPage.say(call, 404, "text/plain", new byte[0]);
            }
        }
    }

    private void lit(HttpExchange call) throws IOException {
        Instant now = clock.instant();
        String shown;
        lock.lock();
        try {
            talk = talk.looked(now);
            shown =
                    switch (talk.shown(now)) {
                        case DARK -> "0";
                        case FACES -> Integer.toString(talk.number());
                        case REASONS -> talk.number() + " why";
                    };
        } finally {
            lock.unlock();
        }
        TabletPage.say(call, 200, "text/plain", shown.getBytes(StandardCharsets.US_ASCII));
    }

    /** 204 where the press was the rating, 409 where the keys were dark. */
    private void press(HttpExchange call) throws IOException {
        Matcher wish = WISH.matcher(TabletPage.body(call));
        if (!wish.matches()) {
            TabletPage.say(call, 400, "text/plain", new byte[0]);
            return;
        }
        int level = Integer.parseInt(wish.group(2));
        touched(call, wish.group(1), (now, number) -> talk.pressed(number, level, now));
    }

    /** 204 where the reasons were asked for, 409 where they were not, or not any more. */
    private void why(HttpExchange call) throws IOException {
        Matcher wish = WHY.matcher(TabletPage.body(call));
        Optional<Set<Reason>> reasons =
                wish.matches() ? TabletPage.reasons(wish.group(2).strip()) : Optional.empty();
        if (reasons.isEmpty()) {
            TabletPage.say(call, 400, "text/plain", new byte[0]);
            return;
        }
        Set<Reason> told = reasons.get();
        touched(call, wish.group(1), (now, number) -> talk.explained(number, told, now));
    }

    private void touched(
            HttpExchange call, String number, BiFunction<Instant, Integer, TabletTalk.Turn> touch)
            throws IOException {
        TabletTalk.Turn turn;
        lock.lock();
        try {
            turn = touch.apply(clock.instant(), Integer.valueOf(number));
            talk = turn.next();
        } finally {
            lock.unlock();
        }
        PadEvent event = turn.event();
        if (event != null) ear.accept(event);
        TabletPage.say(call, turn.taken() ? 204 : 409, "text/plain", new byte[0]);
    }
}
