package tingxu.wire.mqtt;

import tingxu.wire.mqtt.Codec.Heard.Understood;

import java.nio.charset.StandardCharsets;

/** Any text as a message of the hall's wire. */
public final class CodecFuzz {

    private static final Codec CODEC = new Codec();

    private CodecFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (!(CODEC.read(new String(bytes, StandardCharsets.UTF_8)) instanceof Understood said))
            return;
        if (!(CODEC.read(CODEC.write(said.envelope())) instanceof Understood again)
                || !again.envelope().equals(said.envelope()))
            throw new AssertionError(said.envelope() + " does not come back");
    }
}
