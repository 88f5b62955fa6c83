package tingxu.control.staff;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes passwords with Argon2id (RFC 9106) at the cost that the OWASP password storage cheat sheet
 * names first: 19 MiB, two passes, one lane. The cost stands in each hash, so that a later, dearer
 * one does not shut out those who came before.
 *
 * <p>A hash is dear on purpose; so only a few are computed at once, and whoever would wait too long
 * for a turn gets none.
 */
final class Argon2id {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    static final int AT_ONCE = 2;
    private static final long TURN_SECONDS = 3;
    private static final long IDLE_SECONDS = 10;

    private static final Pattern STORED =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Executor hashers = hashers();
    private final SecureRandom random = new SecureRandom();

    /**
     * Threads of their own, which the system takes from the processor when others want it. Requests
     * run on virtual threads, which nobody takes off: two hashes there would keep a machine of two
     * processors from answering a clerk for as long as they take.
     */
    private static Executor hashers() {
        ThreadPoolExecutor hashers =
                new ThreadPoolExecutor(
                        AT_ONCE,
                        AT_ONCE,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("password-", 0).factory());
        hashers.allowCoreThreadTimeOut(true);
        return hashers;
    }

    /** Empty when too many are being computed. */
    Optional<String> hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES)
                .map(hash ->
                        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                                .formatted(MEMORY_KIB, PASSES, LANES, text(salt), text(hash)));
    }

    /**
     * Whether it is the password of this hash; empty when too many are being computed. A hash of
     * nobody takes as long as a real one, so that the time does not tell who has an account.
     */
    Optional<Boolean> matches(String password, String stored) {
        Matcher parts = STORED.matcher(stored);
        if (!parts.matches())
            return inTurn(password, new byte[SALT_BYTES], MEMORY_KIB, PASSES, LANES, HASH_BYTES)
                    .map(_ -> false);
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        return inTurn(
                        password,
                        Base64.getDecoder().decode(parts.group(4)),
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        expected.length)
                .map(hash -> MessageDigest.isEqual(hash, expected));
    }

    private Optional<byte[]> inTurn(
            String password, byte[] salt, int memory, int passes, int lanes, int bytes) {
        try {
            if (!turns.tryAcquire(TURN_SECONDS, TimeUnit.SECONDS)) return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(
                    CompletableFuture.supplyAsync(
                                    () -> hash(password, salt, memory, passes, lanes, bytes),
                                    hashers)
                            .join());
        } finally {
            turns.release();
        }
    }

    private static byte[] hash(
            String password, byte[] salt, int memory, int passes, int lanes, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[bytes];
        generator.generateBytes(letters(password), hash);
        return hash;
    }

    /** The same letters typed on two keyboards are the same password. */
    private static byte[] letters(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
