package tingxu.wire.mqtt;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's docs from wherever the tests run. */
final class Docs {

    private Docs() {}

    static Path protocol() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent())
            if (Files.isDirectory(dir.resolve("docs/protocol/samples")))
                return dir.resolve("docs/protocol");
        throw new IllegalStateException(
                "docs/protocol is not above " + Path.of("").toAbsolutePath());
    }
}
