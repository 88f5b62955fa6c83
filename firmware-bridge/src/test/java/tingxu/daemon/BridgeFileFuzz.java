package tingxu.daemon;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Any text as the file of a bridge: it is a bridge, or an answer in both languages. */
public final class BridgeFileFuzz {

    private static final Path NOWHERE = Path.of("/no/such/folder");

    private BridgeFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            BridgeConfig.read(
                    Yaml.parse("bridge.yaml", new String(bytes, StandardCharsets.UTF_8)), NOWHERE);
        } catch (FileWrong wrong) {
            if (wrong.zh().isBlank() || wrong.en().isBlank())
                throw new AssertionError("a file is refused without a word", wrong);
        }
    }
}
