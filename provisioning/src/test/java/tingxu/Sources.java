package tingxu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's own files, wherever the tests were started. */
public final class Sources {

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".idea", ".vscode", "data");

    private Sources() {}

    /** The folder that holds the launcher. */
    public static Path top() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent())
            if (Files.exists(folder.resolve("tingxu")) && Files.exists(folder.resolve("pom.xml")))
                return folder;
        throw new IllegalStateException("these tests run inside the project's folder");
    }

    /** All files whose name ends so, by path. */
    static List<Path> ending(String end) {
        return all().stream().filter(file -> file.toString().endsWith(end)).toList();
    }

    static List<Path> all() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(top(), new Walk(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static String name(Path file) {
        return top().relativize(file).toString();
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final List<Path> files;

        Walk(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) files.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
