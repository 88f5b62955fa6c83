package tingxu.control.hall;

import java.time.Duration;

/**
 * What a hall does with one who comes while several windows have nothing to do.
 *
 * @param invite how long the window that should take them has for itself, before the others are
 *     invited too; nobody is ever kept from pressing
 * @param autoCall whether the hall calls for that window by itself
 */
public record Direct(Duration invite, boolean autoCall) {

    /** What a hall does unless its file says otherwise. */
    public static final Direct USUAL = new Direct(Duration.ofSeconds(6), false);
}
