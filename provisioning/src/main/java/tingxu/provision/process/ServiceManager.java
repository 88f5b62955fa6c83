package tingxu.provision.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.UnixDatagrams;

import java.time.Duration;
import java.util.Optional;

/**
 * Who started this process as a service and waits for a word of it, by the protocol of
 * sd_notify(3): a datagram {@code READY=1}, {@code WATCHDOG=1} or {@code STOPPING=1} to the socket
 * that the environment names.
 */
final class ServiceManager {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private final UnixDatagrams words;

    private ServiceManager(UnixDatagrams words) {
        this.words = words;
    }

    /** Empty where nobody waits for a word. */
    static Optional<ServiceManager> waiting() {
        String socket = System.getenv("NOTIFY_SOCKET");
        if (socket == null) return Optional.empty();
        try {
            return Optional.of(new ServiceManager(new UnixDatagrams(socket)));
        } catch (PortGone unusable) {
            LOG.warn("the service manager cannot be told anything: {}", unusable.getMessage());
            return Optional.empty();
        }
    }

    /**
     * After so long a silence it kills this process and starts another; empty where it does not.
     */
    static Optional<Duration> patience() {
        return Optional.ofNullable(System.getenv("WATCHDOG_USEC"))
                .filter(micros -> micros.matches("[1-9][0-9]{0,14}"))
                .map(micros -> Duration.ofNanos(Long.parseLong(micros) * 1_000));
    }

    /** Never waits. Whoever does not listen any more has no use for it. */
    void say(String word) {
        if (!words.send(word)) LOG.warn("the service manager does not hear {}", word);
    }
}
