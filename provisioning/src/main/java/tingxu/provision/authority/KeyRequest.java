package tingxu.provision.authority;

import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.HexFormat;

import javax.security.auth.x500.X500Principal;

/**
 * A machine's wish for a certificate (PKCS#10), signed with the key it made for itself. Only the
 * public half of the key is in it.
 */
public final class KeyRequest {

    private static final String KIND = "CERTIFICATE REQUEST";
    private static final ECParameterSpec CURVE = ((ECPublicKey) newKey().getPublic()).getParams();

    private final JcaPKCS10CertificationRequest request;
    private final byte[] der;

    private KeyRequest(JcaPKCS10CertificationRequest request) {
        this.request = request;
        try {
            this.der = request.getEncoded();
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no certificate request", e);
        }
    }

    /** A new key on P-256. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    /** The private half as PKCS#8 in PEM, for the machine's own folder. */
    public static String keyPem(KeyPair key) {
        return Pem.of(key.getPrivate());
    }

    /** The private half that {@link #keyPem} wrote. */
    public static PrivateKey privateKey(String pem) {
        try {
            return Pem.key(pem);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no private key on P-256", e);
        }
    }

    public static KeyRequest of(String name, KeyPair key) {
        try {
            return new KeyRequest(
                    new JcaPKCS10CertificationRequest(
                            new JcaPKCS10CertificationRequestBuilder(
                                            new X500Principal("CN=" + name), key.getPublic())
                                    .build(
                                            new JcaContentSignerBuilder(Signer.ALGORITHM)
                                                    .build(key.getPrivate()))));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot sign with P-256", e);
        }
    }

    /**
     * @throws IllegalArgumentException if it is no request, or not signed with its own key
     */
    public static KeyRequest parse(String pem) {
        try {
            KeyRequest request =
                    new KeyRequest(new JcaPKCS10CertificationRequest(Pem.der(KIND, pem)));
            if (!request.request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(request.key())))
                throw new IllegalArgumentException("the request is not signed with its own key");
            return request;
        } catch (IOException | PKCSException | OperatorCreationException e) {
            throw new IllegalArgumentException("this is no certificate request", e);
        }
    }

    /**
     * @throws IllegalArgumentException if it is not a point on P-256
     */
    public PublicKey key() {
        try {
            if (request.getPublicKey() instanceof ECPublicKey key
                    && key.getParams().getCurve().equals(CURVE.getCurve())) return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the request has no key that is known here", e);
        }
        throw new IllegalArgumentException("the key is not on P-256");
    }

    /** The name that the request asks for; the authority gives the one that it knows. */
    public String name() {
        return request.getSubject().toString().replaceFirst("^CN=", "");
    }

    /** SHA-256 of the whole request, in hexadecimal. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public String pem() {
        return Pem.of(KIND, der);
    }
}
