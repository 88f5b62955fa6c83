package tingxu.control.staff;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who has logged in, also over a restart of the hall: a clerk at the window must not notice one. Of
 * very many only the latest are kept.
 */
final class Sessions {

    static final String PAPER = "sessions.json";

    private static final int MOST = 2_000;
    private static final int ENDED_REMEMBERED = 1_000;
    private static final int TOKEN_BYTES = 32;

    /** When a session was last seen need not be on disk to the second. */
    private static final Duration KEPT_EVERY = Duration.ofSeconds(30);

    private static final JsonMapper JSON = new JsonMapper();

    private final Cabinet cabinet;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>();
    private final Map<String, Ended> ended =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Ended> eldest) {
                    return size() > ENDED_REMEMBERED;
                }
            };
    private Instant kept = Instant.EPOCH;

    Sessions(Cabinet cabinet) {
        this.cabinet = cabinet;
        String text = cabinet.read(PAPER);
        if (!text.isEmpty())
            for (Session session : JSON.readValue(text, Session[].class))
                open.put(session.key(), session);
    }

    /**
     * @param lasting whether it outlives the process
     * @return the token
     */
    synchronized String begin(Account account, Instant now, boolean lasting) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (open.size() >= MOST)
            open.values().stream()
                    .min(Comparator.comparing(Session::seen))
                    .ifPresent(oldest -> end(oldest.key(), Ended.IDLE));
        open.put(key(token), new Session(key(token), account.name(), account.epoch(), now, now));
        if (lasting) keep(now);
        return token;
    }

    synchronized Optional<Session> session(String key) {
        return Optional.ofNullable(open.get(key));
    }

    synchronized void touch(Session session, Instant now) {
        if (open.containsKey(session.key())) open.put(session.key(), session.seen(now));
        if (now.isAfter(kept.plus(KEPT_EVERY))) {
            kept = now;
            Thread.ofVirtual().start(() -> keep(now));
        }
    }

    synchronized void end(String key, Ended why) {
        if (open.remove(key) != null) ended.put(key, why);
    }

    synchronized void endIf(Predicate<Session> which, Ended why) {
        for (Session session : List.copyOf(open.values()))
            if (which.test(session)) end(session.key(), why);
    }

    synchronized @Nullable Ended ended(String key) {
        return ended.get(key);
    }

    /** Those of an earlier epoch have ended, whether somebody has noticed it yet or not. */
    synchronized long count(Account account) {
        return open.values().stream()
                .filter(each -> each.account().equals(account.name()))
                .filter(each -> each.epoch() == account.epoch())
                .count();
    }

    /** Those of guests, who have no account in the book, end with the process. */
    synchronized void keep(Instant now) {
        kept = now;
        cabinet.change(
                PAPER,
                _ ->
                        JSON.writeValueAsString(
                                open.values().stream().filter(each -> each.epoch() > 0).toList()));
    }

    static String key(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
