package tingxu.control.broker;

import java.security.cert.X509Certificate;

/**
 * Whether a certificate that the authority once signed still counts. Asked at each connection, from
 * any thread; an exception keeps the door shut.
 */
@FunctionalInterface
public interface Admission {

    boolean admits(X509Certificate certificate);
}
