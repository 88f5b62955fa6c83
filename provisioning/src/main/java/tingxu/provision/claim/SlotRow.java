package tingxu.provision.claim;

import org.jspecify.annotations.Nullable;

import tingxu.provision.enrol.Slot;
import tingxu.provision.enrol.Slot.Holder;
import tingxu.provision.enrol.Slot.Past;
import tingxu.provision.enrol.Slot.State;
import tingxu.wire.NodeId;

import java.time.Instant;
import java.util.List;

/**
 * A slot as it stands in the file: flat, so that older and newer versions read each other.
 *
 * @param state free, claimable, enrolled or revoked
 */
record SlotRow(
        String node,
        long epoch,
        String state,
        @Nullable String claim,
        @Nullable Instant claimExpires,
        @Nullable String request,
        @Nullable Holder holder,
        @Nullable Instant revokedAt,
        @Nullable String reason,
        @Nullable List<Past> past) {

    static SlotRow of(Slot slot) {
        String node = slot.node().name();
        List<Past> past = slot.past();
        return switch (slot.state()) {
            case State.Free _ ->
                    new SlotRow(
                            node, slot.epoch(), "free", null, null, null, null, null, null, past);
            case State.Claimable(String claim, Instant expires, Holder former) ->
                    new SlotRow(
                            node,
                            slot.epoch(),
                            "claimable",
                            claim,
                            expires,
                            null,
                            former,
                            null,
                            null,
                            past);
            case State.Enrolled(String claim, Instant expires, String request, Holder holder) ->
                    new SlotRow(
                            node,
                            slot.epoch(),
                            "enrolled",
                            claim,
                            expires,
                            request,
                            holder,
                            null,
                            null,
                            past);
            case State.Revoked(Instant at, String reason) ->
                    new SlotRow(
                            node,
                            slot.epoch(),
                            "revoked",
                            null,
                            null,
                            null,
                            null,
                            at,
                            reason,
                            past);
        };
    }

    Slot slot() {
        return new Slot(new NodeId(node), epoch, stateOfRow(), past == null ? List.of() : past);
    }

    private State stateOfRow() {
        return switch (state) {
            case "free" -> new State.Free();
            case "claimable" ->
                    new State.Claimable(
                            there(claim, "claim"), there(claimExpires, "claimExpires"), holder);
            case "enrolled" ->
                    new State.Enrolled(
                            there(claim, "claim"),
                            there(claimExpires, "claimExpires"),
                            there(request, "request"),
                            there(holder, "holder"));
            case "revoked" ->
                    new State.Revoked(there(revokedAt, "revokedAt"), there(reason, "reason"));
            default ->
                    throw new IllegalArgumentException(node + " is " + state + ": what is that?");
        };
    }

    private <T> T there(@Nullable T value, String name) {
        if (value == null)
            throw new IllegalArgumentException(node + " is " + state + " but has no " + name);
        return value;
    }
}
