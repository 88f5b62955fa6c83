package tingxu.provision.authority;

import tingxu.wire.NodeId;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Whether a certificate is what was asked for, before it is trusted. */
public final class Vouched {

    private Vouched() {}

    /**
     * @param ca PEM of the authority that shall have signed
     * @param certificate PEM
     * @return whether it is for this request's key and this node, and signed by that authority
     */
    public static boolean by(String ca, String certificate, KeyRequest request, NodeId node) {
        try {
            X509Certificate mine = Pem.certificate(certificate);
            mine.verify(Pem.certificate(ca).getPublicKey());
            return mine.getPublicKey().equals(request.key())
                    && mine.getSubjectX500Principal().getName().equals("CN=" + node.name());
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }
}
