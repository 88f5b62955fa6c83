package tingxu.control.broker;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;
import tingxu.wire.mqtt.TlsIdentity;

import java.nio.file.Path;

/**
 * The two files that make a Mosquitto 2 the broker of a hall, with the rights of {@link Rights}: a
 * small one to recommend where the broker lives on a computer of its own.
 *
 * @param host the address to listen on, such as {@code 0.0.0.0}
 * @param identity the broker's own key and certificate, and the authority of its clients
 * @param crl certificates the authority has taken back, PEM; null without any
 * @param aclFile where the text of {@link #aclText} will lie
 */
public record MosquittoConfig(
        HallId hall,
        String host,
        int port,
        TlsIdentity identity,
        @Nullable Path crl,
        Path aclFile) {

    /** The text of {@code mosquitto.conf}. */
    public String text() {
        return """
        # Tingxu, hall %s: nodes are known by their certificates alone.
        listener %d %s
        protocol mqtt
        cafile %s
        certfile %s
        keyfile %s
        %stls_version tlsv1.3
        require_certificate true
        use_identity_as_username true
        use_username_as_clientid true
        allow_anonymous false
        acl_file %s

        # What must survive lies in the nodes' outboxes and the hall's journal.
        persistence false
        max_inflight_messages 500
        max_queued_messages 10000
        max_packet_size 262144
        set_tcp_nodelay true
        """
                .formatted(
                        hall,
                        port,
                        host,
                        identity.ca(),
                        identity.cert(),
                        identity.key(),
                        crl == null ? "" : "crlfile " + crl + "\n",
                        aclFile);
    }

    /** The text of the ACL file: {@code %u} is the common name of the client's certificate. */
    public String aclText() {
        return """
        user %2$s
        topic readwrite tx/v1/%1$s/#

        pattern write tx/v1/%1$s/k/%%u/state
        pattern write tx/v1/%1$s/k/%%u/evt
        pattern write tx/v1/%1$s/k/%%u/ask
        pattern write tx/v1/%1$s/k/%%u/res
        pattern write tx/v1/%1$s/k/%%u/tel
        pattern write tx/v1/%1$s/k/%%u/say
        pattern write tx/v1/%1$s/k/%%u/cap
        pattern read tx/v1/%1$s/k/%%u/ack
        pattern read tx/v1/%1$s/k/%%u/cmd
        pattern read tx/v1/%1$s/k/%%u/do
        pattern read tx/v1/%1$s/board/#
        pattern read tx/v1/%1$s/cfg/#
        pattern read tx/v1/%1$s/ctl/#
        """
                .formatted(hall, Rights.CONTROLLER);
    }
}
