package tingxu.wire.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who a machine is to the other end of a TLS line: three PEM files.
 *
 * @param key its private key, PKCS#8, unencrypted
 * @param cert its certificate, then those between it and the authority
 * @param ca the authority that vouches for the other end
 */
public record TlsIdentity(Path key, Path cert, Path ca) {

    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_ENDS = "-----END PRIVATE KEY-----";

    /** Reads the files anew: a renewed certificate counts from the next connection. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(new char[0]), new char[0]);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore());
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Key and certificate, in memory. */
    public KeyStore keyStore(char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(
                "own", privateKey(), password, certificates(cert).toArray(new Certificate[0]));
        return store;
    }

    /** The authority, in memory. */
    public KeyStore trustStore() throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate authority : certificates(ca))
            store.setCertificateEntry("ca-" + number++, authority);
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        String text = Files.readString(key);
        int begin = text.indexOf(KEY_BEGINS);
        int end = text.indexOf(KEY_ENDS);
        if (begin < 0 || end < begin)
            throw new InvalidKeySpecException(key + " is not an unencrypted PKCS#8 key in PEM");
        byte[] der =
                Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGINS.length(), end));
        InvalidKeySpecException neither = new InvalidKeySpecException(key + ": unknown kind");
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException ofAnotherKind) {
                neither.addSuppressed(ofAnotherKind);
            }
        }
        throw neither;
    }

    private static List<Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        byte[] text = Files.readAllBytes(pem);
        List<Certificate> found =
                List.copyOf(
                        CertificateFactory.getInstance("X.509")
                                .generateCertificates(new ByteArrayInputStream(text)));
        if (found.isEmpty()) throw new InvalidKeySpecException(pem + " holds no certificate");
        return found;
    }
}
