package tingxu.control.staff;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who did what to whose account, one line each: the hash of the line before, then the deed. A line
 * that was changed, put in or taken out breaks the chain. No password is ever in it.
 */
public final class StaffLog {

    static final String PAPER = "staff.log";
    private static final int HASH_LETTERS = 64;
    private static final JsonMapper JSON = new JsonMapper();

    private final Cabinet cabinet;

    public StaffLog(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    /**
     * @param by the account that did it, or {@code command-line}
     * @param deed such as {@code ROLES}
     * @param whom the account that it was done to
     * @param more such as the roles
     */
    public record Line(Instant at, String by, String deed, String whom, String more) {}

    void note(Line line) {
        cabinet.append(PAPER, last -> hash(last) + " " + JSON.writeValueAsString(line));
    }

    /** The latest, newest first. */
    public List<Line> latest(int atMost) {
        List<Line> lines = new ArrayList<>();
        List<String> all = cabinet.read(PAPER).lines().toList();
        for (int i = all.size() - 1; i >= 0 && lines.size() < atMost; i--)
            lines.add(JSON.readValue(all.get(i).substring(HASH_LETTERS + 1), Line.class));
        return lines;
    }

    /** The first line that is not what was written, counted from 1; empty if all are. */
    public OptionalInt broken() {
        String before = "";
        int number = 0;
        for (String line : cabinet.read(PAPER).lines().toList()) {
            number++;
            if (!line.startsWith(hash(before) + " ") || !isDeed(line))
                return OptionalInt.of(number);
            before = line;
        }
        return OptionalInt.empty();
    }

    private static boolean isDeed(String line) {
        try {
            JSON.readValue(line.substring(HASH_LETTERS + 1), Line.class);
            return true;
        } catch (JacksonException unreadable) {
            return false;
        }
    }

    private static String hash(String line) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
