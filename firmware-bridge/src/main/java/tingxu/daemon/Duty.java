package tingxu.daemon;

import tingxu.bridge.Device;
import tingxu.wire.Envelope;
import tingxu.wire.Message.InviteRating;
import tingxu.wire.Message.StaffComing;
import tingxu.wire.StripState;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One device of a bridge, and what the hall's words mean to it. What means nothing is passed over.
 */
interface Duty {

    Device device();

    /** Its window shows something else. On the courier's thread: comes back at once. */
    default void show(StripState strip) {}

    /** The hall wants a rating at some window. */
    default void invite(InviteRating invitation) {}

    /** Someone of the staff is on the way to a button of this bridge. */
    default void come(StaffComing coming) {}

    /** The hall wants something said; whether this device took it on. */
    default boolean announce(Envelope command) {
        return false;
    }

    /** Commands that it takes besides those that every device takes, {@code TextTerminal.Write}. */
    default java.util.List<String> commands() {
        return java.util.List.of();
    }

    /**
     * Carries out one of {@link #commands}.
     *
     * @param limit how long it may take
     */
    default CompletableFuture<Completion> perform(String name, JsonNode payload, Duration limit) {
        return CompletableFuture.completedFuture(Completion.of("unsupportedCommand"));
    }

    /** What it says of itself beyond online and offline, in the words of its class. */
    default Map<String, String> condition() {
        return Map.of();
    }
}
