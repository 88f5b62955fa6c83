package tingxu.bridge;

/** One piece of hardware at the far end of one line. Its events go to the ear it was made with. */
public interface Device extends AutoCloseable {

    DeviceId id();

    Health health();

    /** Begins to speak with it, on a thread of its own; once. */
    void start();

    @Override
    void close();
}
