package tingxu.provision.faults;

import tingxu.provision.history.Breach;
import tingxu.provision.history.Fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What came of a story.
 *
 * @param struck how often each fault came
 * @param papers that came out of printers
 * @param issued tickets of the hall's
 */
public record Course(
        Setting setting,
        List<Fact> history,
        List<Breach> breaches,
        Map<Fault, Integer> struck,
        int issued,
        int papers) {

    /** Of all that was seen: the same for the same setting, on any machine. */
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Fact fact : history) sha.update(fact.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
