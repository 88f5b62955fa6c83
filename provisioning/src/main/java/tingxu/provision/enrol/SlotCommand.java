package tingxu.provision.enrol;

import java.time.Instant;

/** What may be asked of a slot. */
public sealed interface SlotCommand {

    /**
     * The technician wants a code.
     *
     * @param claim the hash of the code
     * @param replace whether another machine may take the place of the one that holds it
     */
    record Offer(String claim, Instant expires, boolean replace) implements SlotCommand {}

    /**
     * A machine asks for a certificate.
     *
     * @param request the hash of its request
     * @param proven whether it has shown that it knows the code
     */
    record Present(String request, boolean proven) implements SlotCommand {}

    /** The authority has signed what {@link Present} asked for. */
    record Certify(String request, Slot.Holder holder) implements SlotCommand {}

    /** The machine is lost, stolen or gone: it may not speak any more. */
    record Revoke(String reason) implements SlotCommand {}
}
