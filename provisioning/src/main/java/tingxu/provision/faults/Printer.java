package tingxu.provision.faults;

import tingxu.bridge.Health.Trouble;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.provision.history.Fact;
import tingxu.wire.TicketId;
import tingxu.wire.seal.TicketSigner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A printer: it goes on printing when its kiosk is dead, and does not always say what it did. */
final class Printer {

    private static final TicketSigner SEAL = new TicketSigner(Plan.HALL, Plan.KEY);
    private static final Trouble EMPTY =
            new Trouble("缺纸", "The paper is used up", "printer-paper-out");
    private static final Trouble JAMMED = new Trouble("卡纸", "Paper is jammed", "printer-jam");
    private static final Trouble SILENT =
            new Trouble("打印机没有回答", "The printer does not answer", "printer-silent");

    private final World world;
    private final String kiosk;
    private final Chance chance;
    private final Function<TicketId, String> citizen;
    private final List<TicketId> papers = new ArrayList<>();
    private long mendedAt;
    private long freeAt;

    /**
     * @param citizen who stands there for that ticket; empty where nobody knows
     */
    Printer(World world, String kiosk, Function<TicketId, String> citizen) {
        this.world = world;
        this.kiosk = kiosk;
        this.chance = world.chance("printer " + kiosk);
        this.citizen = citizen;
    }

    CompletableFuture<PrintOutcome> print(Slip slip) {
        CompletableFuture<PrintOutcome> promise = new CompletableFuture<>();
        freeAt = Math.max(freeAt, world.millis()) + chance.between(700, 2_500);
        long wait = freeAt - world.millis();
        if (world.millis() < mendedAt) tell(promise, wait, new PrintOutcome.NotPrinted(EMPTY));
        else if (world.strikes(Fault.PAPER_OUT, 40, kiosk)) {
            mendedAt = world.millis() + chance.between(5_000, 120_000);
            tell(promise, wait, new PrintOutcome.NotPrinted(EMPTY));
        } else if (world.strikes(Fault.JAM, 40, kiosk)) {
            mendedAt = world.millis() + chance.between(5_000, 60_000);
            tell(promise, wait, new PrintOutcome.Unknown(JAMMED));
        } else {
            world.in(wait, () -> out(slip));
            if (world.strikes(Fault.NO_ANSWER, 30, kiosk))
                tell(
                        promise,
                        wait + chance.between(4_000, 30_000),
                        new PrintOutcome.Unknown(SILENT));
            else tell(promise, wait + chance.between(1, 200), new PrintOutcome.Printed());
        }
        return promise;
    }

    /** All that came out so far. */
    List<TicketId> papers() {
        return papers;
    }

    void mend() {
        mendedAt = 0;
    }

    private void tell(CompletableFuture<PrintOutcome> promise, long in, PrintOutcome outcome) {
        world.in(in, () -> promise.complete(outcome));
    }

    private void out(Slip slip) {
        String taken = "";
        boolean again = false;
        boolean offline = false;
        Optional<TicketId> ticket = Optional.empty();
        for (Slip.Element element : slip.elements()) {
            if (element instanceof Slip.Row row && row.left().contains("Taken"))
                taken = row.right();
            if (element instanceof Slip.Qr qr) ticket = SEAL.check(qr.text());
            if (element instanceof Slip.Text text) {
                again |= text.text().contains("REPRINT");
                offline |= text.text().contains("OFFLINE");
            }
        }
        String when = taken;
        boolean reprint = again;
        boolean own = offline;
        ticket.ifPresent(one ->
                world.note(
                        new Fact.PaperOut(
                                world.now(), kiosk, one, citizen.apply(one), when, reprint, own)));
        ticket.ifPresent(papers::add);
    }
}
