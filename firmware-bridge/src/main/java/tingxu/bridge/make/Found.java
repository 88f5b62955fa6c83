package tingxu.bridge.make;

import tingxu.bridge.Health;

/**
 * A device that has answered a {@link Question}.
 *
 * @param detail what it said of itself, the same in every language; may be empty
 */
public record Found(String detail, Health health) {

    public static Found well(String detail) {
        return new Found(detail, new Health.Ready());
    }
}
