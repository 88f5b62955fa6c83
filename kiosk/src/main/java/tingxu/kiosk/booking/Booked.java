package tingxu.kiosk.booking;

import org.jspecify.annotations.Nullable;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;

import java.time.Instant;

/**
 * An appointment whose citizen is here.
 *
 * @param id the same at every kiosk and for each check-in
 */
public record Booked(String id, LineId line, @Nullable ItemId item, Instant at) {}
