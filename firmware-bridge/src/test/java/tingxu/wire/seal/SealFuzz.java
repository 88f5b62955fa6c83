package tingxu.wire.seal;

import tingxu.wire.HallId;

import java.nio.charset.StandardCharsets;

/** Any text as the code on a ticket: only what this hall signed is one. */
public final class SealFuzz {

    private static final TicketSigner SIGNER =
            new TicketSigner(
                    new HallId("demo"), "a key of sixteen".getBytes(StandardCharsets.US_ASCII));

    private SealFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        SIGNER.check(text)
                .ifPresent(ticket -> {
                    if (!SIGNER.sign(ticket).equals(text))
                        throw new AssertionError("not the text that was signed");
                });
    }
}
