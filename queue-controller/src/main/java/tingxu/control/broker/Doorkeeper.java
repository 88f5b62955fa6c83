package tingxu.control.broker;

import io.netty.handler.ssl.SslHandler;

import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.Subject;

/**
 * Lets in who is who they say they are, and asks {@link Rights} before anything is said or heard.
 *
 * <p>On the TLS door the name is the common name of the client's certificate, and the client id
 * must be the same: a valid kiosk cannot come in as another. On the plain door, which is on
 * loopback only, the name is the client id.
 */
final class Doorkeeper implements ActiveMQSecurityManager5 {

    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Where Artemis keeps the retained message of each topic. */
    private static final String RETAINED = "$sys.mqtt.retain.";

    private final Rights rights;
    private final Admission admission;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();

    Doorkeeper(Rights rights, Admission admission) {
        this.rights = rights;
        this.admission = admission;
    }

    /** Whether whoever came in through the TLS door may stay. */
    boolean mayStay(RemotingConnection connection) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        return chain == null || chain.length == 0 || admission.admits(chain[0]);
    }

    void revoke(String name) {
        revoked.add(name);
    }

    void readmit(String name) {
        revoked.remove(name);
    }

    long refused() {
        return refused.get();
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            RemotingConnection connection,
            @Nullable String domain) {
        String clientId = connection.getClientID();
        if (clientId != null
                && NAME.matcher(clientId).matches()
                && !revoked.contains(clientId)
                && (onPlainDoor(connection) || certified(clientId, connection)))
            return subject(clientId);
        refused.incrementAndGet();
        LOG.warn("refused {} from {}", printable(clientId), connection.getRemoteAddress());
        return null;
    }

    @Override
    public boolean authorize(
            @Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        String name = name(subject);
        boolean allowed = name != null && !revoked.contains(name) && may(name, check, address);
        if (!allowed) {
            refused.incrementAndGet();
            LOG.warn("refused {} to {} on {}", name, check, printable(address));
        }
        return allowed;
    }

    /** Only the certificate or the client id counts; there are no passwords to check. */
    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return false;
    }

    private boolean may(String name, CheckType check, String coreAddress) {
        String topic = topicOf(coreAddress);
        return switch (check) {
            case SEND -> !coreAddress.startsWith(RETAINED) && rights.maySay(name, topic);
            case CONSUME,
                    BROWSE,
                    CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE ->
                    rights.mayHear(name, topic);
            case CREATE_ADDRESS, DELETE_ADDRESS ->
                    rights.maySay(name, topic) || rights.mayHear(name, topic);
            case MANAGE, VIEW, EDIT -> false;
        };
    }

    /** A retained message is as secret as its topic; a queue's name says nothing of rights. */
    private static String topicOf(String coreAddress) {
        String address =
                coreAddress.startsWith(RETAINED)
                        ? coreAddress.substring(RETAINED.length())
                        : coreAddress;
        int queue = address.indexOf("::");
        return queue < 0 ? address : address.substring(0, queue);
    }

    private static boolean onPlainDoor(RemotingConnection connection) {
        return connection.getTransportConnection() instanceof NettyConnection line
                && line.getChannel().pipeline().get(SslHandler.class) == null;
    }

    private boolean certified(String clientId, RemotingConnection connection) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        return chain != null
                && chain.length > 0
                && commonName(chain[0]).filter(clientId::equals).isPresent()
                && admission.admits(chain[0]);
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns())
                if (part.getType().equalsIgnoreCase("CN"))
                    return Optional.of(String.valueOf(part.getValue()));
            return Optional.empty();
        } catch (InvalidNameException unreadable) {
            LOG.warn("a certificate's name cannot be read: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static Subject subject(String name) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    private static @Nullable String name(@Nullable Subject subject) {
        if (subject == null) return null;
        return subject.getPrincipals(UserPrincipal.class).stream()
                .map(UserPrincipal::getName)
                .findFirst()
                .orElse(null);
    }

    private static String printable(@Nullable String text) {
        String safe = String.valueOf(text).replaceAll("[^ -~]", "?");
        return safe.substring(0, Math.min(safe.length(), 100));
    }
}
