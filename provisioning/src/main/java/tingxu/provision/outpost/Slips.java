package tingxu.provision.outpost;

import tingxu.bridge.printer.Paper;
import tingxu.provision.history.Fact;
import tingxu.wire.TicketId;
import tingxu.wire.seal.TicketSigner;

import java.time.Instant;
import java.util.Optional;

/** Reads what came out of a printer as a citizen and a window's scanner do. */
final class Slips {

    private static final String TAKEN = "Taken";

    private Slips() {}

    /**
     * Empty for a paper that is no ticket of this hall. What was left in the printer of an earlier
     * slip stands above the slip that was cut.
     */
    static Optional<Fact.PaperOut> read(
            Paper paper, Instant at, String kiosk, String citizen, TicketSigner signer) {
        Optional<TicketId> ticket =
                paper.qrs().stream()
                        .map(signer::check)
                        .flatMap(Optional::stream)
                        .reduce((_, below) -> below);
        String taken =
                paper.lines().stream()
                        .filter(line -> line.contains(TAKEN))
                        .map(line -> line.substring(line.indexOf(TAKEN) + TAKEN.length()).strip())
                        .reduce((_, below) -> below)
                        .orElse("");
        return ticket.map(one ->
                new Fact.PaperOut(
                        at,
                        kiosk,
                        one,
                        citizen,
                        taken,
                        says(paper, "REPRINT"),
                        says(paper, "OFFLINE")));
    }

    private static boolean says(Paper paper, String word) {
        return paper.lines().stream().anyMatch(line -> line.contains(word));
    }
}
