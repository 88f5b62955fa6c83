package tingxu.kiosk.booking;

import java.time.Duration;
import java.time.Instant;

/** What comes of laying a card or a code down to check in. */
public sealed interface CheckIn {

    /** It is time: a ticket may be asked for. */
    record Due(Booked booked) implements CheckIn {}

    /**
     * @param from when one may check in
     */
    record Early(Booked booked, Instant from) implements CheckIn {}

    /**
     * @param late how long after the booked time it held
     */
    record Late(Booked booked, Duration late) implements CheckIn {}

    /** Nobody booked with that card or code, as far as this kiosk knows. */
    record Unknown() implements CheckIn {}
}
