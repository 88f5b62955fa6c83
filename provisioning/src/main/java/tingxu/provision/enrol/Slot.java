package tingxu.provision.enrol;

import org.jspecify.annotations.Nullable;

import tingxu.wire.NodeId;

import java.time.Instant;
import java.util.List;

/**
 * A place for one machine in a hall: the machine may change, the place and its name stay.
 *
 * @param epoch counts the machines that have held it, from 0 while none has
 * @param past certificates that no longer count, oldest first
 */
public record Slot(NodeId node, long epoch, State state, List<Past> past) {

    public Slot {
        past = List.copyOf(past);
    }

    /** A slot that nobody has asked for yet. */
    public static Slot free(NodeId node) {
        return new Slot(node, 0, new State.Free(), List.of());
    }

    /** The certificate that counts now; null when no machine holds the slot. */
    public @Nullable Holder holder() {
        return switch (state) {
            case State.Free _, State.Revoked _ -> null;
            case State.Claimable claimable -> claimable.former();
            case State.Enrolled enrolled -> enrolled.holder();
        };
    }

    /** What the machine that claims has to know, hashed; null when there is nothing to claim. */
    public @Nullable String claim() {
        return switch (state) {
            case State.Free _, State.Revoked _ -> null;
            case State.Claimable claimable -> claimable.claim();
            case State.Enrolled enrolled -> enrolled.claim();
        };
    }

    /** Where a slot stands. */
    public sealed interface State {

        record Free() implements State {}

        /**
         * A code is out.
         *
         * @param claim the hash of the code; the code itself is kept nowhere
         * @param former the machine that works on until the new one has come; null if none
         */
        record Claimable(String claim, Instant expires, @Nullable Holder former) implements State {}

        /**
         * A machine holds it.
         *
         * @param claim kept until {@code claimExpires}, so that an answer that was lost can be
         *     asked for again
         * @param request the hash of the request that was answered
         */
        record Enrolled(String claim, Instant claimExpires, String request, Holder holder)
                implements State {}

        record Revoked(Instant at, String reason) implements State {}
    }

    /**
     * A machine's certificate.
     *
     * @param serial in hexadecimal
     * @param certificate PEM
     */
    public record Holder(String serial, String certificate, Instant since, Instant until) {}

    /** A certificate that no longer counts. */
    public record Past(String serial, Fate fate, Instant at) {}

    public enum Fate {
        REVOKED,
        REPLACED
    }
}
