package tingxu.provision.claim;

import tingxu.provision.enrol.ClaimCode;
import tingxu.wire.NodeId;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What both sides make of a claim code: its hash, which is all that the hall keeps, and with it the
 * proof that a request comes from whoever was given the code.
 *
 * @param hash SHA-256 of the code, in hexadecimal
 */
record ClaimKey(String hash) {

    static ClaimKey of(ClaimCode code) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update("tingxu claim 1\n".getBytes(StandardCharsets.UTF_8));
            return new ClaimKey(
                    HexFormat.of()
                            .formatHex(sha.digest(code.text().getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Shows knowledge of the code for this one request, without giving the code away. */
    String proof(NodeId node, String request) {
        return HexFormat.of().formatHex(mac("claim", node.name(), request));
    }

    boolean proves(NodeId node, String request, String proof) {
        return MessageDigest.isEqual(
                proof(node, request).getBytes(StandardCharsets.UTF_8),
                proof.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA256 over the lines. */
    byte[] mac(String... lines) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(hash), "HmacSHA256"));
            return mac.doFinal(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
