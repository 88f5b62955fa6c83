package tingxu.provision.enrol;

import tingxu.provision.enrol.Slot.Fate;
import tingxu.provision.enrol.Slot.Holder;
import tingxu.provision.enrol.Slot.Past;
import tingxu.provision.enrol.Slot.State;
import tingxu.provision.enrol.SlotDecision.Changed;
import tingxu.provision.enrol.SlotDecision.MaySign;
import tingxu.provision.enrol.SlotDecision.Refused;
import tingxu.provision.enrol.SlotDecision.SignedBefore;
import tingxu.provision.enrol.SlotDecision.Why;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules of a slot: free, claimable, enrolled, revoked, and what leads from one to the next. */
public final class Enrolment {

    private Enrolment() {}

    public static SlotDecision decide(Slot slot, SlotCommand command, Instant now) {
        return switch (command) {
            case SlotCommand.Offer offer -> offer(slot, offer);
            case SlotCommand.Present present -> present(slot, present, now);
            case SlotCommand.Certify certify -> certify(slot, certify, now);
            case SlotCommand.Revoke revoke -> revoke(slot, revoke, now);
        };
    }

    // ------------------------------------------------------------------ offer

    /** A new code makes an older one void, so a code that was lost is simply asked for again. */
    private static SlotDecision offer(Slot slot, SlotCommand.Offer offer) {
        Holder holder = slot.holder();
        if (holder != null && !offer.replace()) return new Refused(Why.HELD, held(slot));
        return new Changed(in(slot, new State.Claimable(offer.claim(), offer.expires(), holder)));
    }

    // ------------------------------------------------------------------ present

    /** Whoever does not know the code learns nothing about the slot, not even that it is there. */
    private static SlotDecision present(Slot slot, SlotCommand.Present present, Instant now) {
        if (!present.proven()) return new Refused(Why.WRONG_CODE, WRONG_CODE);
        return switch (slot.state()) {
            case State.Free _, State.Revoked _ -> new Refused(Why.WRONG_CODE, WRONG_CODE);
            case State.Claimable claimable ->
                    now.isBefore(claimable.expires())
                            ? new MaySign()
                            : new Refused(Why.EXPIRED, EXPIRED);
            case State.Enrolled enrolled -> presentAgain(slot, enrolled, present, now);
        };
    }

    private static SlotDecision presentAgain(
            Slot slot, State.Enrolled enrolled, SlotCommand.Present present, Instant now) {
        if (!enrolled.request().equals(present.request())) return new Refused(Why.USED, used(slot));
        if (!now.isBefore(enrolled.claimExpires())) return new Refused(Why.EXPIRED, EXPIRED);
        return new SignedBefore(slot);
    }

    // ------------------------------------------------------------------ certify

    private static SlotDecision certify(Slot slot, SlotCommand.Certify certify, Instant now) {
        return switch (slot.state()) {
            case State.Claimable claimable -> {
                State.Enrolled enrolled =
                        new State.Enrolled(
                                claimable.claim(),
                                claimable.expires(),
                                certify.request(),
                                certify.holder());
                List<Past> past = retire(slot, Fate.REPLACED, now);
                yield new Changed(new Slot(slot.node(), slot.epoch() + 1, enrolled, past));
            }
            case State.Free _, State.Revoked _ -> new Refused(Why.WRONG_CODE, WRONG_CODE);
            case State.Enrolled _ -> new Refused(Why.USED, used(slot));
        };
    }

    // ------------------------------------------------------------------ revoke

    private static SlotDecision revoke(Slot slot, SlotCommand.Revoke revoke, Instant now) {
        return switch (slot.state()) {
            case State.Claimable claimable when claimable.former() == null ->
                    new Changed(in(slot, new State.Free()));
            case State.Claimable _, State.Enrolled _ ->
                    new Changed(
                            new Slot(
                                    slot.node(),
                                    slot.epoch(),
                                    new State.Revoked(now, revoke.reason()),
                                    retire(slot, Fate.REVOKED, now)));
            case State.Free _, State.Revoked _ ->
                    new Refused(Why.NOTHING_TO_REVOKE, nothingToRevoke(slot));
        };
    }

    private static List<Past> retire(Slot slot, Fate fate, Instant now) {
        List<Past> past = new ArrayList<>(slot.past());
        Holder holder = slot.holder();
        if (holder != null) past.add(new Past(holder.serial(), fate, now));
        return past;
    }

    private static Slot in(Slot slot, State state) {
        return new Slot(slot.node(), slot.epoch(), state, slot.past());
    }

    // ------------------------------------------------------------------ words

    private static final Words WRONG_CODE =
            new Words(
                    "领取码不对，请核对后重新输入。", "The claim code is not right: check it and type it again.");

    private static final Words EXPIRED =
            new Words("领取码已过期，请管理员重新发码。", "The claim code has expired: ask for a new one.");

    private static Words used(Slot slot) {
        String label = slot.node().label();
        return new Words(
                "这个领取码已经用过，" + label + " 已由另一台机器领取。请管理员重新发码。",
                "This claim code has been used: another machine holds "
                        + label
                        + ". Ask for a new one.");
    }

    private static Words held(Slot slot) {
        String label = slot.node().label();
        return new Words(
                label + " 已有机器在用；要换机器，请加 --replace。",
                label + " is held by a machine; to put another in its place, add --replace.");
    }

    private static Words nothingToRevoke(Slot slot) {
        String label = slot.node().label();
        return new Words(
                label + " 没有机器，也没有领取码，无需吊销。",
                label + " has neither a machine nor a claim code: there is nothing to revoke.");
    }
}
