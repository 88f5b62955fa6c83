package tingxu.provision.claim;

import tingxu.provision.authority.Authority;
import tingxu.provision.enrol.ClaimCode;
import tingxu.provision.enrol.Enrolment;
import tingxu.provision.enrol.Slot;
import tingxu.provision.enrol.Slot.Past;
import tingxu.provision.enrol.SlotCommand;
import tingxu.provision.enrol.SlotDecision;
import tingxu.provision.enrol.SlotDecision.Changed;
import tingxu.provision.enrol.SlotDecision.Refused;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Where a technician asks for a code, and takes a machine's right to speak away. */
public final class SlotDesk {

    private static final Duration CODE_LIFE = Duration.ofHours(24);

    private final SlotBook book;
    private final Authority authority;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public SlotDesk(SlotBook book, Authority authority, InstantSource clock) {
        this.book = book;
        this.authority = authority;
        this.clock = clock;
    }

    /** The folder of a hall's slots, and the one of its authority, under its data. */
    public static Path slots(Path data) {
        return data.resolve("slots");
    }

    public static Path authority(Path data) {
        return data.resolve("authority");
    }

    /** What came of asking for a code. */
    public sealed interface Offer {

        /** To be given to whoever stands before the new machine: it is shown once. */
        record Code(ClaimCode code, Instant expires) implements Offer {}

        record No(Words why) implements Offer {}
    }

    /**
     * @param replace whether a new machine may take the place of the one that holds the slot
     */
    public Offer offer(NodeId node, boolean replace) {
        byte[] bytes = new byte[ClaimCode.RANDOM_BYTES];
        random.nextBytes(bytes);
        ClaimCode code = ClaimCode.of(node, bytes);
        Instant now = clock.instant();
        Instant expires = now.plus(CODE_LIFE);
        SlotCommand offer = new SlotCommand.Offer(ClaimKey.of(code).hash(), expires, replace);
        SlotDecision decision = book.change(node, slot -> Enrolment.decide(slot, offer, now));
        return decision instanceof Refused refused
                ? new Offer.No(refused.words())
                : new Offer.Code(code, expires);
    }

    /** The slot after its machine was shut out; or why there is nothing to revoke. */
    public SlotDecision revoke(NodeId node, String reason) {
        Instant now = clock.instant();
        SlotDecision decision =
                book.change(
                        node, slot -> Enrolment.decide(slot, new SlotCommand.Revoke(reason), now));
        if (decision instanceof Changed) shutOut();
        return decision;
    }

    /**
     * Every certificate that a slot has left behind is on the list. Also at each start of a hall.
     */
    public void shutOut() {
        authority.revoke(
                book.slots().stream()
                        .flatMap(slot -> slot.past().stream())
                        .map(Past::serial)
                        .toList());
    }

    public List<Slot> slots() {
        return book.slots();
    }
}
