package tingxu.control.broker;

import org.jspecify.annotations.Nullable;

import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates of a small hall, and of those who do not belong to it: made once a run, for each
 * takes a process of its own.
 */
final class Certificates {

    private static @Nullable Certificates ofThisRun;

    private final Map<String, TlsIdentity> issued = new LinkedHashMap<>();
    private final TlsIdentity forged;

    static synchronized Certificates ofThisRun() {
        try {
            if (ofThisRun == null)
                ofThisRun =
                        new Certificates(
                                Files.createTempDirectory(
                                        Files.createDirectories(Path.of("target")),
                                        "certificates"));
            return ofThisRun;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Certificates(Path folder) throws IOException {
        TestAuthority authority = new TestAuthority(folder);
        for (String name : List.of("localhost", "ctl", "k01", "k02"))
            issued.put(name, authority.issue(name));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        forged = new TestAuthority(elsewhere).issue("k01");
    }

    Map<String, TlsIdentity> issued() {
        return issued;
    }

    SSLContext of(String name) throws IOException, GeneralSecurityException {
        return identity(name).context();
    }

    TlsIdentity identity(String name) {
        TlsIdentity identity = issued.get(name);
        if (identity == null) throw new IllegalArgumentException(name + " has no certificate");
        return identity;
    }

    /** The right name under the wrong authority. */
    SSLContext stranger() throws IOException, GeneralSecurityException {
        return new TlsIdentity(forged.key(), forged.cert(), identity("k01").ca()).context();
    }

    /** No certificate at all. */
    SSLContext nobody() throws IOException, GeneralSecurityException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(identity("k01").trustStore());
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
