package tingxu.provision.box;

import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The far end of a tty with a counter at it. */
public final class Meter implements Port {

    private final Port line;
    private final AtomicLong fromDevice = new AtomicLong();
    private final AtomicLong toDevice = new AtomicLong();

    Meter(Port line) {
        this.line = line;
    }

    /** Bytes that the simulated device has sent. */
    public long fromDevice() {
        return fromDevice.get();
    }

    /** Bytes that the simulated device was sent. */
    public long toDevice() {
        return toDevice.get();
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        int count = line.read(into, limit);
        toDevice.addAndGet(count);
        return count;
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        line.write(bytes);
        fromDevice.addAndGet(bytes.length);
    }

    @Override
    public void wake() {
        line.wake();
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public void close() {
        line.close();
    }
}
