package tingxu.control.broker;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;
import tingxu.wire.mqtt.TlsIdentity;

/**
 * Where the embedded broker listens. At least one of the two doors is open.
 *
 * @param plainPort on loopback only, without certificates; 0 for any free port; null for none
 * @param tlsPort with required client certificates; 0 for any free port; null for none
 * @param tlsHost the address of the TLS door, such as {@code 0.0.0.0}
 * @param identity the broker's own key and certificate, and the authority of its clients; null
 *     without a TLS door
 * @param admission which of the certificates that the authority has signed still count
 */
public record BrokerConfig(
        HallId hall,
        @Nullable Integer plainPort,
        String tlsHost,
        @Nullable Integer tlsPort,
        @Nullable TlsIdentity identity,
        Admission admission) {

    /** Lets in whoever the authority has signed. */
    public BrokerConfig(
            HallId hall,
            @Nullable Integer plainPort,
            String tlsHost,
            @Nullable Integer tlsPort,
            @Nullable TlsIdentity identity) {
        this(hall, plainPort, tlsHost, tlsPort, identity, _ -> true);
    }

    /** One plain door on a free loopback port: tests, and the single box. */
    public static BrokerConfig loopback(HallId hall) {
        return new BrokerConfig(hall, 0, "127.0.0.1", null, null);
    }
}
