package tingxu.wire.mqtt;

import java.nio.file.Path;

/**
 * Who a machine is to the broker: three PEM files.
 *
 * @param key its private key, PKCS#8, unencrypted
 * @param cert its certificate, then those between it and the authority
 * @param ca the authority that vouches for the broker
 */
public record TlsIdentity(Path key, Path cert, Path ca) {}
