package tingxu.provision.authority;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

import javax.security.auth.x500.X500Principal;

/** Puts the authority's name under certificates and revocation lists (RFC 5280). */
final class Signer {

    static final String ALGORITHM = "SHA256withECDSA";

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final PrivateKey key;
    private final X509Certificate ca;

    Signer(PrivateKey key, X509Certificate ca) {
        this.key = key;
        this.ca = ca;
    }

    /** Long enough that nobody guesses the next one. */
    static BigInteger serial() {
        return new BigInteger(120, new SecureRandom()).setBit(120);
    }

    /** A certificate that vouches for itself and may vouch for others, but makes no authorities. */
    static X509Certificate root(X500Principal name, KeyPair key, Instant from, Instant until) {
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            serial(),
                            Date.from(from),
                            Date.from(until),
                            name,
                            key.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    extensions.createSubjectKeyIdentifier(key.getPublic()));
            return signed(builder, key.getPrivate());
        } catch (GeneralSecurityException | IOException e) {
            throw cannotSign(e);
        }
    }

    X509Certificate server(
            PublicKey key, String name, List<String> hosts, Instant from, Instant until) {
        GeneralName[] names = hosts.stream().map(Signer::host).toArray(GeneralName[]::new);
        return leaf(key, name, KeyPurposeId.id_kp_serverAuth, names, from, until);
    }

    X509Certificate client(PublicKey key, String name, Instant from, Instant until) {
        return leaf(key, name, KeyPurposeId.id_kp_clientAuth, new GeneralName[0], from, until);
    }

    private static GeneralName host(String host) {
        boolean address = IPV4.matcher(host).matches() || host.contains(":");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private X509Certificate leaf(
            PublicKey subject,
            String name,
            KeyPurposeId purpose,
            GeneralName[] names,
            Instant from,
            Instant until) {
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            ca,
                            serial(),
                            Date.from(from),
                            Date.from(until),
                            new X500Principal("CN=" + name),
                            subject);
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(ca));
            if (names.length > 0)
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names));
            return signed(builder, key);
        } catch (GeneralSecurityException | IOException e) {
            throw cannotSign(e);
        }
    }

    /** The list of the certificates that no longer count, and since when. */
    X509CRL revocations(SortedMap<BigInteger, Instant> revoked, Instant now, Instant until) {
        try {
            JcaX509v2CRLBuilder builder =
                    new JcaX509v2CRLBuilder(ca.getSubjectX500Principal(), Date.from(now));
            builder.setNextUpdate(Date.from(until));
            revoked.forEach((serial, at) ->
                    builder.addCRLEntry(serial, Date.from(at), CRLReason.unspecified));
            return new JcaX509CRLConverter().getCRL(builder.build(signer(key)));
        } catch (GeneralSecurityException e) {
            throw cannotSign(e);
        }
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(ALGORITHM).build(key);
        } catch (OperatorCreationException e) {
            throw cannotSign(e);
        }
    }

    private static IllegalStateException cannotSign(Exception cause) {
        return new IllegalStateException("this Java cannot sign with P-256", cause);
    }
}
