package tingxu.provision.claim;

import tingxu.provision.authority.KeyRequest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hall's answer to a claim, under a key that only the two ends can know: it takes the claim
 * code (so nobody else can have written it) and the private key behind the request (so whoever
 * recorded the talk and finds the code later cannot read it).
 *
 * @param key the hall's half of the agreement, made for this answer alone; base 64
 * @param box AES-256-GCM, nonce first; base 64
 */
record ClaimSeal(String key, String box) {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    static ClaimSeal close(ClaimKey code, KeyRequest request, byte[] words) {
        try {
            KeyPair once = KeyRequest.newKey();
            byte[] nonce = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    agreed(code, request, once.getPublic(), once.getPrivate(), request.key()),
                    new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(words);
            byte[] box = new byte[nonce.length + sealed.length];
            System.arraycopy(nonce, 0, box, 0, nonce.length);
            System.arraycopy(sealed, 0, box, nonce.length, sealed.length);
            Base64.Encoder text = Base64.getEncoder();
            return new ClaimSeal(
                    text.encodeToString(once.getPublic().getEncoded()), text.encodeToString(box));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot seal with AES and P-256", e);
        }
    }

    /** What is inside; empty unless whoever sealed it knows the code. */
    Optional<byte[]> open(ClaimKey code, KeyRequest request, PrivateKey own) {
        try {
            byte[] bytes = Base64.getDecoder().decode(box);
            if (bytes.length < NONCE_BYTES) return Optional.empty();
            PublicKey theirs =
                    KeyFactory.getInstance("EC")
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    agreed(code, request, theirs, own, theirs),
                    new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            return Optional.of(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (AEADBadTagException | IllegalArgumentException notFromTheHall) {
            return Optional.empty();
        } catch (GeneralSecurityException noSuchKey) {
            return Optional.empty();
        }
    }

    private static SecretKeySpec agreed(
            ClaimKey code, KeyRequest request, PublicKey once, PrivateKey own, PublicKey other)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        HexFormat hex = HexFormat.of();
        return new SecretKeySpec(
                code.mac(
                        "answer",
                        request.fingerprint(),
                        hex.formatHex(once.getEncoded()),
                        hex.formatHex(agreement.generateSecret())),
                "AES");
    }
}
