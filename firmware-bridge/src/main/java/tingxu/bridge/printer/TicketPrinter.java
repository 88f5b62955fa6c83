package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An ESC/POS ticket printer on a serial line: one slip at a time, and the truth about each. */
public final class TicketPrinter implements LineDevice {

    /** How many slips wait at most. */
    public static final int CAPACITY = 4;

    private static final Logger LOG = LoggerFactory.getLogger(TicketPrinter.class);
    private static final int PIECE = 64;

    private record Job(Bytes bytes, CompletableFuture<PrintOutcome> outcome) {}

    private final PrinterProfile profile;
    private final @Nullable Lettering lettering;
    private final InstantSource clock;
    private final LineKeeper keeper;
    private final Queue<Job> waiting = new ArrayDeque<>();
    private @Nullable Trouble refusing;
    private @Nullable Job printing;
    private @Nullable Slip last;
    private PrinterTalk talk;
    private volatile PrinterCondition condition;

    /** A printer that prints what is in its own font. */
    public TicketPrinter(
            DeviceId id,
            Port.Opener line,
            PrinterProfile profile,
            InstantSource clock,
            Consumer<Health> feelings) {
        this(id, line, profile, null, clock, feelings);
    }

    /**
     * @param lettering draws what the printer cannot; null where nothing can be drawn
     * @param clock for waits: one that is never set
     * @param feelings told of each change of health, on the printer's thread
     */
    public TicketPrinter(
            DeviceId id,
            Port.Opener line,
            PrinterProfile profile,
            @Nullable Lettering lettering,
            InstantSource clock,
            Consumer<Health> feelings) {
        this.profile = profile;
        this.lettering = lettering;
        this.clock = clock;
        this.talk = PrinterTalk.start(profile, clock.instant()).next();
        this.condition = PrinterCondition.of(talk.told());
        this.keeper =
                new LineKeeper(
                        id,
                        () -> opened(line),
                        this::converse,
                        PrinterTroubles.SILENT,
                        clock,
                        feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    /**
     * Prints a slip.
     *
     * @return what became of it, within the profile's limit for each slip before it and its own;
     *     completed on the printer's thread. Never fails.
     */
    public CompletableFuture<PrintOutcome> print(Slip slip) {
        EscPos.Encoded encoded = EscPos.encode(slip, profile, lettering);
        if (!encoded.missing().isEmpty())
            LOG.warn("{}: {} characters are not in its font", id(), encoded.missing().size());
        Job job = new Job(encoded.bytes(), new CompletableFuture<>());
        Trouble refusal = queue(job, slip);
        if (refusal != null) job.outcome.complete(new PrintOutcome.NotPrinted(refusal));
        else keeper.wake();
        return job.outcome;
    }

    /**
     * Prints the slip that was last asked for once more, with 补打 at its top: for a slip that is not
     * known to have come out, or came out torn.
     */
    public CompletableFuture<PrintOutcome> reprint() {
        Slip slip;
        synchronized (waiting) {
            slip = last;
        }
        return slip == null
                ? CompletableFuture.completedFuture(
                        new PrintOutcome.NotPrinted(PrinterTroubles.NOTHING_PRINTED))
                : print(slip.again());
    }

    /** What the printer last said of itself. Means nothing while {@link #health} says gone. */
    public PrinterCondition condition() {
        return condition;
    }

    @Override
    public void close() {
        keeper.close();
        abandon(PrinterTroubles.CLOSED);
    }

    private @Nullable Trouble queue(Job job, Slip slip) {
        synchronized (waiting) {
            if (refusing != null) return refusing;
            if (waiting.size() >= CAPACITY) return PrinterTroubles.BUSY;
            waiting.add(job);
            last = slip;
            return null;
        }
    }

    private Port opened(Port.Opener line) throws PortGone {
        try {
            return line.open();
        } catch (PortGone gone) {
            abandon(PrinterTroubles.SILENT);
            throw gone;
        }
    }

    private void converse(Port port) throws PortGone {
        synchronized (waiting) {
            refusing = null;
        }
        try {
            perform(PrinterTalk.start(profile, clock.instant()), port);
            byte[] piece = new byte[PIECE];
            while (!keeper.closing()) {
                takeJob(port);
                int count = port.read(piece, untilWake());
                Instant now = clock.instant();
                if (count > 0) perform(talk.on(Bytes.copyOf(piece, 0, count), now), port);
                if (!now.isBefore(talk.wakeAt())) perform(talk.tick(now), port);
            }
        } finally {
            abandon(PrinterTroubles.SILENT);
        }
    }

    private void takeJob(Port port) throws PortGone {
        if (printing != null) return;
        synchronized (waiting) {
            printing = waiting.poll();
        }
        if (printing != null) perform(talk.print(printing.bytes, clock.instant()), port);
    }

    /** First believes, then acts: a slip whose sending breaks the line counts as sent. */
    private void perform(PrinterTalk.Step step, Port port) throws PortGone {
        talk = step.next();
        condition = PrinterCondition.of(talk.told());
        for (PrinterTalk.Act act : step.acts()) {
            switch (act) {
                case PrinterTalk.Act.Send(Bytes bytes) -> port.write(bytes.toArray());
                case PrinterTalk.Act.Settle(PrintOutcome outcome) -> settle(outcome);
                case PrinterTalk.Act.Feel(Health health) -> keeper.feel(health);
            }
        }
    }

    private void settle(PrintOutcome outcome) {
        Job done = printing;
        printing = null;
        if (done != null) done.outcome.complete(outcome);
    }

    private Duration untilWake() {
        Duration wait = Duration.between(clock.instant(), talk.wakeAt());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** The line is down: nobody waits for what cannot come. */
    private void abandon(Trouble trouble) {
        List<Job> left;
        synchronized (waiting) {
            refusing = trouble;
            left = new ArrayList<>(waiting);
            waiting.clear();
        }
        settle(
                talk.sent()
                        ? new PrintOutcome.Unknown(trouble)
                        : new PrintOutcome.NotPrinted(trouble));
        for (Job job : left) job.outcome.complete(new PrintOutcome.NotPrinted(trouble));
    }
}
