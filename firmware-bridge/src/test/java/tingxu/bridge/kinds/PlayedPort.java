package tingxu.bridge.kinds;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.ReplayPort;
import tingxu.bridge.port.Session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A recording that does not hang up at its end, so that nothing but the recording is told. */
final class PlayedPort implements Port {

    private static final int PATIENCE_SECONDS = 20;

    private final ReplayPort replay;
    private int due;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    PlayedPort(String name, List<Session.Step> session) {
        this.replay = new ReplayPort(name, session);
        for (Session.Step step : session)
            if (step instanceof Session.ToDevice(int _, Bytes bytes)) due += bytes.length();
    }

    /** The time in the play. */
    InstantSource clock() {
        return replay.clock();
    }

    /** Returns when the driver has heard all and would hear more; throws if it left the text. */
    void end() throws InterruptedException {
        if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
            throw new IllegalStateException(replay.name() + " does not come to its end");
        replay.check();
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        if (!replay.over()) return replay.read(into, limit);
        ended.countDown();
        try {
            if (closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new PortGone(name(), "closed");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        throw new PortGone(name(), "nobody has closed it");
    }

    /** What a driver says when the recording has no more of it is not compared. */
    @Override
    public void write(byte[] bytes) throws PortGone {
        if (due <= 0) return;
        due -= bytes.length;
        replay.write(bytes);
    }

    @Override
    public void wake() {
        replay.wake();
    }

    @Override
    public String name() {
        return replay.name();
    }

    @Override
    public void close() {
        closed.countDown();
        replay.close();
        if (replay.over()) ended.countDown(); // the driver has left the text
    }
}
