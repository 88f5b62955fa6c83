package tingxu.provision.process;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.loop.HallLoop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A verb that runs until someone ends it. Opened before all else, so that it is closed after all
 * else: a process asked to end waits for that.
 */
public final class Running implements AutoCloseable {

    /** How long a process may take to close what is open once it was asked to end. */
    private static final long GOOD_BYE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int code;
    private volatile @Nullable ServiceManager manager;

    /** A thread that dies of a bug takes the process with it: what starts it begins anew. */
    public Running() {
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> {
            LOG.error("{} has died, and the process ends", thread.getName(), bug);
            end(1);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(this::goodBye, "good-bye"));
    }

    /** A journal that can no longer be trusted ends the process. */
    public void guard(HallLoop loop) {
        loop.ended()
                .whenComplete((_, broken) -> {
                    if (broken != null) end(1);
                });
    }

    /**
     * Tells the service manager, where there is one, that the process is up, and again and again
     * that it is well. One that is not well is killed and started anew.
     *
     * @param well looks at what does the work, and does not wait
     */
    public void watch(Predicate<Duration> well) {
        ServiceManager.waiting().ifPresent(manager -> watch(manager, well));
    }

    private void watch(ServiceManager manager, Predicate<Duration> well) {
        manager.say("READY=1");
        ServiceManager.patience()
                .ifPresent(patience ->
                        Thread.ofPlatform()
                                .daemon()
                                .name("watchdog")
                                .start(() -> watch(manager, patience.dividedBy(4), well)));
        this.manager = manager;
    }

    private void watch(ServiceManager manager, Duration pause, Predicate<Duration> well) {
        try {
            do {
                if (well.test(pause)) manager.say("WATCHDOG=1");
                else LOG.error("does not go on: the service manager is told nothing of it");
            } while (!asked.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    public void end(int exitCode) {
        code = exitCode;
        asked.countDown();
    }

    /**
     * Waits for Ctrl-C, {@code kill} or {@link #end}.
     *
     * @return the exit code
     */
    public int untilEnded() throws InterruptedException {
        asked.await();
        return code;
    }

    /**
     * Waits no longer than {@code seconds}.
     *
     * @return the exit code
     */
    public int untilEnded(long seconds) throws InterruptedException {
        if (!asked.await(seconds, TimeUnit.SECONDS)) return 0;
        return code;
    }

    private void goodBye() {
        asked.countDown();
        ServiceManager told = manager;
        if (told != null) told.say("STOPPING=1");
        try {
            if (!closed.await(GOOD_BYE_SECONDS, TimeUnit.SECONDS))
                System.err.println("not everything closed in time");
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
