package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What the hall keeps of the holder of a card, in place of what the kiosk knows. */
@FunctionalInterface
public interface Veil {

    /**
     * The same for the same holder on the same day, and of no use on any other.
     *
     * @return null where it cannot be had: the ticket then has no holder
     */
    @Nullable String over(LocalDate day, String holder);
}
