package tingxu.fuzz;

import tingxu.fuzz.EveryParserFuzz.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Inputs that were worth keeping, one folder a parser: seeds, and all that ever broke one. */
final class KeptInputs {

    private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

    private KeptInputs() {}

    static List<Path> of(Target target) throws IOException {
        try (Stream<Path> files = Files.list(folder(target))) {
            return files.sorted().toList();
        }
    }

    /** All of them, as {@link EveryParserFuzz} takes them. */
    static void lay(Path into) throws IOException {
        for (Target target : Target.values())
            for (Path file : of(target)) {
                byte[] kept = Files.readAllBytes(file);
                byte[] whole = new byte[kept.length + 1];
                whole[0] = target.door();
                System.arraycopy(kept, 0, whole, 1, kept.length);
                Files.write(into.resolve(name(target) + "-" + file.getFileName()), whole);
            }
    }

    /** Keeps what a parser had not seen the like of. */
    static void keep(Path learnt) throws IOException {
        try (Stream<Path> files = Files.list(learnt)) {
            for (Path file : files.toList()) {
                byte[] whole = Files.readAllBytes(file);
                if (whole.length == 0) continue;
                byte[] rest = Arrays.copyOfRange(whole, 1, whole.length);
                Files.write(folder(Target.of(whole[0])).resolve(digest(rest) + ".input"), rest);
            }
        }
    }

    private static Path folder(Target target) {
        return FOLDER.resolve(name(target));
    }

    private static String name(Target target) {
        return target.name().toLowerCase(Locale.ROOT);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
