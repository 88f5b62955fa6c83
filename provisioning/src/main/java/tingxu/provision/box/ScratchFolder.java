package tingxu.provision.box;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder that is gone when the work is done. */
public final class ScratchFolder implements AutoCloseable {

    private final Path path;

    public ScratchFolder(String name) throws IOException {
        path = Files.createTempDirectory(name);
    }

    /** One that {@link #sweep} finds when this process is killed before it is gone. */
    public static ScratchFolder ofThisProcess(String name) throws IOException {
        return new ScratchFolder(name + "-" + ProcessHandle.current().pid() + "-");
    }

    /**
     * Deletes those of this name whose process has ended.
     *
     * @return which
     */
    public static List<Path> sweep(String name) throws IOException {
        Pattern pattern = Pattern.compile(Pattern.quote(name) + "-(\\d{1,18})-\\d+");
        List<Path> left = new ArrayList<>();
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, name + "-*")) {
            for (Path folder : folders) {
                Matcher matcher = pattern.matcher(folder.getFileName().toString());
                if (matcher.matches() && hasEnded(Long.parseLong(matcher.group(1))))
                    left.add(folder);
            }
        }
        for (Path folder : left) delete(folder);
        return left;
    }

    private static boolean hasEnded(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        }
    }
}
