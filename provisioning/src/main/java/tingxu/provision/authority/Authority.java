package tingxu.provision.authority;

import tingxu.wire.NodeId;
import tingxu.wire.mqtt.TlsIdentity;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

/**
 * The hall's own certificate authority: it vouches for the hall's servers and machines, and for
 * nobody else. Its key never leaves its folder.
 *
 * <p>In the folder: {@code key.pem}, {@code ca.pem}, {@code crl.pem}, and one folder for each
 * identity that the hall itself uses, such as {@code server} and {@code ctl}.
 */
public final class Authority {

    private static final X500Principal NAME = new X500Principal("CN=Tingxu hall authority");

    private static final Duration CA_LIFE = Duration.ofDays(3653);
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    /** A machine's clock may be behind the hall's. */
    private static final Duration EARLIER = Duration.ofDays(1);

    private final Path folder;
    private final InstantSource clock;
    private final X509Certificate ca;
    private final Signer signer;

    private Authority(Path folder, InstantSource clock, X509Certificate ca, Signer signer) {
        this.folder = folder;
        this.clock = clock;
        this.ca = ca;
        this.signer = signer;
    }

    /** The authority in this folder; made there if there is none yet. */
    public static Authority open(Path folder, InstantSource clock) {
        if (!Files.exists(folder.resolve("crl.pem"))) found(folder, clock);
        try {
            X509Certificate ca = Pem.certificate(PrivateFile.read(folder.resolve("ca.pem")));
            Signer signer = new Signer(Pem.key(PrivateFile.read(folder.resolve("key.pem"))), ca);
            return new Authority(folder, clock, ca, signer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authority in " + folder + " cannot be read", e);
        }
    }

    /** The revocation list is written last: its presence says that the rest is whole. */
    private static void found(Path folder, InstantSource clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeyPair key = KeyRequest.newKey();
        X509Certificate ca = Signer.root(NAME, key, now.minus(EARLIER), now.plus(CA_LIFE));
        X509CRL none =
                new Signer(key.getPrivate(), ca)
                        .revocations(new TreeMap<>(), now, now.plus(CA_LIFE));
        PrivateFile.write(folder.resolve("key.pem"), KeyRequest.keyPem(key));
        PrivateFile.write(folder.resolve("ca.pem"), Pem.of(ca));
        PrivateFile.write(folder.resolve("crl.pem"), Pem.of(none));
    }

    public String caPem() {
        return Pem.of(ca);
    }

    /** The certificates that no longer count, for brokers that read such a list. */
    public Path revocationList() {
        return folder.resolve("crl.pem");
    }

    // ------------------------------------------------------------------ machines

    /** Signs that the key of this request belongs to this node, whatever name the request bears. */
    public Certificate sign(NodeId node, KeyRequest request) {
        Instant now = clock.instant();
        return certificate(
                signer.client(request.key(), node.name(), now.minus(EARLIER), now.plus(LIFE)));
    }

    /** Puts these serials on the list of what no longer counts; those that stand there stay. */
    public void revoke(Collection<String> serials) {
        Instant now = clock.instant();
        SortedMap<BigInteger, Instant> revoked = new TreeMap<>();
        for (String serial : serials) revoked.put(new BigInteger(serial, 16), now);
        Set<? extends X509CRLEntry> before = revocations().getRevokedCertificates();
        if (before != null)
            for (X509CRLEntry entry : before)
                revoked.put(entry.getSerialNumber(), entry.getRevocationDate().toInstant());
        if (before == null ? revoked.isEmpty() : before.size() == revoked.size()) return;
        PrivateFile.write(
                revocationList(), Pem.of(signer.revocations(revoked, now, now.plus(CA_LIFE))));
    }

    /** Asks the list itself, which another process may have made longer. */
    public boolean revoked(String serial) {
        return revocations().getRevokedCertificate(new BigInteger(serial, 16)) != null;
    }

    public boolean revoked(X509Certificate certificate) {
        return revocations().isRevoked(certificate);
    }

    private X509CRL revocations() {
        try {
            return Pem.revocations(PrivateFile.read(revocationList()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(revocationList() + " cannot be read", e);
        }
    }

    // ------------------------------------------------------------------ the hall itself

    /** What a server of the hall shows: for this machine, and for the names it is reached by. */
    public TlsIdentity server(Collection<String> moreHosts) {
        return server("server", moreHosts);
    }

    private TlsIdentity server(String name, Collection<String> moreHosts) {
        List<String> hosts =
                Stream.concat(Stream.of("localhost", "127.0.0.1"), moreHosts.stream())
                        .distinct()
                        .toList();
        return own(
                name,
                certificate -> hosts(certificate).equals(new TreeSet<>(hosts)),
                (key, from, until) -> signer.server(key, name, hosts, from, until));
    }

    /** What the screens for staff show to browsers, in a folder apart from the broker's. */
    public TlsIdentity console(Collection<String> moreHosts) {
        return server("console", moreHosts);
    }

    /** What a part of the hall itself shows to its broker, such as {@code ctl}. */
    public TlsIdentity member(String name) {
        return own(name, _ -> true, (key, from, until) -> signer.client(key, name, from, until));
    }

    /** Made anew when it is missing, runs out within a month, or no longer fits. */
    private TlsIdentity own(String name, Fit fit, Making making) {
        Path home = folder.resolve(name);
        TlsIdentity identity =
                new TlsIdentity(
                        home.resolve("key.pem"), home.resolve("cert.pem"), home.resolve("ca.pem"));
        if (stillGood(identity, fit)) return identity;
        Instant now = clock.instant();
        KeyPair key = KeyRequest.newKey();
        PrivateFile.write(identity.key(), KeyRequest.keyPem(key));
        PrivateFile.write(identity.ca(), caPem());
        PrivateFile.write(
                identity.cert(),
                Pem.of(making.make(key.getPublic(), now.minus(EARLIER), now.plus(LIFE))));
        return identity;
    }

    private boolean stillGood(TlsIdentity identity, Fit fit) {
        if (!Files.exists(identity.cert())) return false;
        try {
            X509Certificate certificate = Pem.certificate(PrivateFile.read(identity.cert()));
            return fit.fits(certificate)
                    && clock.instant()
                            .plus(RENEW_BEFORE)
                            .isBefore(certificate.getNotAfter().toInstant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(identity.cert() + " cannot be read", e);
        }
    }

    private static Set<String> hosts(X509Certificate certificate) {
        try {
            Set<String> hosts = new TreeSet<>();
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null) for (List<?> name : names) hosts.add(String.valueOf(name.get(1)));
            return hosts;
        } catch (CertificateParsingException e) {
            throw new IllegalStateException("the server's certificate cannot be read", e);
        }
    }

    private static Certificate certificate(X509Certificate signed) {
        return new Certificate(
                signed.getSerialNumber().toString(16),
                Pem.of(signed),
                signed.getNotBefore().toInstant(),
                signed.getNotAfter().toInstant());
    }

    private interface Fit {
        boolean fits(X509Certificate certificate);
    }

    private interface Making {
        X509Certificate make(java.security.PublicKey key, Instant from, Instant until);
    }
}
