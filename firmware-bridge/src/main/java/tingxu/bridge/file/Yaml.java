package tingxu.bridge.file;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Reads files that people write. JSON is YAML too. */
public final class Yaml {

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Yaml() {}

    public static Field read(Path file) throws FileWrong {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new FileWrong(
                    file.toString(), "", "读不到这个文件", "cannot be read: " + unreadable.getMessage());
        }
    }

    /** Reads a file that was shipped beside {@code neighbour}. */
    public static Field shipped(Class<?> neighbour, String resource) throws FileWrong, IOException {
        try (InputStream in =
                Objects.requireNonNull(neighbour.getResourceAsStream(resource), resource)) {
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public static Field parse(String name, String text) throws FileWrong {
        try {
            return new Field(name, "", MAPPER.readTree(text));
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            int line = at == null ? 0 : at.getLineNr();
            throw new FileWrong(
                    name,
                    "line " + line,
                    "不是有效的 YAML",
                    "is not valid YAML: "
                            + broken.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }
}
