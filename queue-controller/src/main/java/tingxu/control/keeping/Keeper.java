package tingxu.control.keeping;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Copies;
import tingxu.control.journal.Copies.Made;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.roster.Alert;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the journal every night, and soon after a start when the last copy is older than a
 * day: checks every row, makes a copy and checks that, forgets what is to be forgotten. What it
 * finds stands on the manager's page; what is wrong is an alert. A thread of its own, and one round
 * at a time; the loop never waits for it.
 */
public final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private static final NodeId HALL = new NodeId("hall");
    private static final Duration A_DAY = Duration.ofDays(1);

    /** A night may run late; then someone has to know. */
    private static final Duration OVERDUE = Duration.ofHours(26);

    /** How long a change of the wall clock may go unnoticed. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Path journal;
    private final Catalogue catalogue;
    private final Copies copies;
    private final Purge purge;
    private final InstantSource clock;
    private final Duration look;
    private final BlockingQueue<Boolean> wish = new ArrayBlockingQueue<>(1);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile @Nullable Night last;
    private volatile @Nullable Instant copied;
    private volatile boolean closing;
    private Instant due;

    /**
     * @param keys those that the gate uses
     */
    public Keeper(Path journal, Catalogue catalogue, HolderKeys keys, InstantSource clock) {
        this(journal, catalogue, keys, clock, LOOK);
    }

    /**
     * @param look how often it looks at the clock
     */
    Keeper(Path journal, Catalogue catalogue, HolderKeys keys, InstantSource clock, Duration look) {
        this.look = look;
        this.journal = journal;
        this.catalogue = catalogue;
        this.clock = clock;
        this.copies = new Copies(folder(journal, catalogue), catalogue.hall());
        this.purge = new Purge(parent(journal), keys, catalogue.time());
        this.due = nextNight(clock.instant());
        this.thread = Thread.ofPlatform().name("keeper").daemon().unstarted(this::run);
    }

    /** Where copies of this journal go: the hall's file may name another disk. */
    public static Path folder(Path journal, Catalogue catalogue) {
        Path named = catalogue.keeping().copiesTo();
        return named != null ? named : parent(journal).resolve("copies");
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) throw new IllegalArgumentException(file + " is no file");
        return parent;
    }

    public void start() {
        copied = newestCopy();
        if (copied == null || copied.isBefore(clock.instant().minus(A_DAY))) wish.offer(true);
        thread.start();
    }

    private @Nullable Instant newestCopy() {
        try {
            List<Path> all = copies.newestFirst();
            return all.isEmpty() ? null : Files.getLastModifiedTime(all.getFirst()).toInstant();
        } catch (IOException unreadable) {
            LOG.warn("the copies cannot be listed: {}", unreadable.toString());
            return null;
        }
    }

    /** What the last round has found; empty before the first. */
    public Optional<Night> last() {
        return Optional.ofNullable(last);
    }

    /** What needs a person. */
    public List<Alert> alerts() {
        Night night = last;
        if (night != null && night.damaged())
            return List.of(
                    new Alert(HALL, null, night.words(), true, "journal-damaged", night.at()));
        if (night != null && !night.well())
            return List.of(new Alert(HALL, null, night.words(), true, "copy-failed", night.at()));
        Instant copy = copied;
        if (copy != null && copy.isBefore(clock.instant().minus(OVERDUE)))
            return List.of(new Alert(HALL, null, overdue(copy), false, "copy-failed", copy));
        return List.of();
    }

    private Words overdue(Instant copy) {
        long hours = Duration.between(copy, clock.instant()).toHours();
        return new Words(
                "已 %d 小时没有备份日志".formatted(hours),
                "there has been no copy of the journal for %d hours".formatted(hours));
    }

    /** Told after each round, on the keeper's thread: must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private ZonedDateTime tonight(Instant now) {
        return now.atZone(catalogue.time()).with(catalogue.keeping().at());
    }

    private Instant nextNight(Instant now) {
        ZonedDateTime tonight = tonight(now);
        return (tonight.toInstant().isAfter(now) ? tonight : tonight.plusDays(1)).toInstant();
    }

    // ------------------------------------------------------------------ the keeper's thread

    private void run() {
        try {
            while (!closing) {
                Boolean wished = wish.poll(look.toMillis(), TimeUnit.MILLISECONDS);
                Instant now = clock.instant();
                boolean night = !now.isBefore(due);
                // A clock that was set back must not put the next night off for ever.
                if (night || due.isAfter(now.plus(A_DAY))) due = nextNight(now);
                if ((wished != null && wished) || night) round(now);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Instant now) {
        long began = System.nanoTime();
        AuditResult audit = SqliteJournal.verify(journal, catalogue.hall());
        if (audit instanceof AuditResult.Sound(long rows, _) && rows == 0) return;
        Made made =
                audit instanceof AuditResult.Sound
                        ? copies.make(journal, now, catalogue.keeping().copies())
                        : new Made.Damaged(audit);
        int forgotten = forget(now);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        Night night = new Night(now, audit, made, forgotten, millis);
        if (night.well()) {
            copied = now;
            LOG.info("{} in {} ms", night.words().en(), millis);
        } else LOG.error("{}: see docs/runbook.md#journal-damaged", night.words().en());
        last = night;
        listeners.forEach(Runnable::run);
    }

    private int forget(Instant now) {
        try {
            return purge.keeping(catalogue.keeping().identityDays(), now, false).days().size();
        } catch (IOException undeletable) {
            LOG.error("keys that are due cannot be destroyed: {}", undeletable.toString());
            return 0;
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
