package tingxu.provision.outpost;

import tingxu.provision.authority.Authority;
import tingxu.provision.claim.Claim;
import tingxu.provision.claim.SlotBook;
import tingxu.provision.claim.SlotDesk;
import tingxu.provision.claim.SlotDesk.Offer;
import tingxu.provision.enrol.SlotDecision;
import tingxu.wire.NodeId;
import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** What a technician does with the slots of a hall that runs elsewhere. */
public final class Slots {

    private Slots() {}

    /**
     * A machine claims its slot, once.
     *
     * @param data the hall's
     * @param hall where it answers
     * @param folder the machine's, made here
     * @param devices the section of the machine's file that the hall does not write
     */
    static void claim(Path data, URI hall, NodeId node, Path folder, String devices)
            throws IOException, InterruptedException {
        if (!(desk(data).offer(node, false) instanceof Offer.Code offer))
            throw new IOException("no claim code for " + node.label());
        Claim claim = new Claim(hall, offer.code(), folder, devices);
        if (claim.take() instanceof Claim.Outcome.No(var why)) throw new IOException(why.en());
    }

    /** Who a machine is that has claimed its slot. */
    static TlsIdentity identity(Path folder) {
        return new TlsIdentity(
                folder.resolve("key.pem"), folder.resolve("cert.pem"), folder.resolve("ca.pem"));
    }

    /** The machine that has the slot is shut out from now on. */
    public static void revoke(Path data, NodeId node) throws IOException {
        if (desk(data).revoke(node, "stolen") instanceof SlotDecision.Refused refused)
            throw new IOException(refused.words().en());
    }

    private static SlotDesk desk(Path data) {
        InstantSource clock = InstantSource.system();
        return new SlotDesk(
                new SlotBook(SlotDesk.slots(data)),
                Authority.open(SlotDesk.authority(data), clock),
                clock);
    }
}
