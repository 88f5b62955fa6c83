package tingxu.provision.authority;

import java.time.Instant;

/**
 * A certificate that the hall's authority has signed.
 *
 * @param serial in hexadecimal
 */
public record Certificate(String serial, String pem, Instant from, Instant until) {}
