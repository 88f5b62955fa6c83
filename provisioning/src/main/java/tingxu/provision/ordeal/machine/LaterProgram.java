package tingxu.provision.ordeal.machine;

import tingxu.provision.scene.HallProcess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * This program with one more shape of the journal: what the next version may be. The step copies
 * every row, so that it writes more than one page.
 */
final class LaterProgram {

    /** Where the journal's shapes stand among the program's resources. */
    private static final String SHAPES = "/tingxu/control/journal/shapes";

    private static final String NAME = "0002-later";

    private static final String STEP =
            """
            CREATE TABLE later (row INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT;
            INSERT INTO later SELECT row, hash FROM journal;
            """;

    /** What brings a journal back to the shape before. */
    static final String UNDONE =
            "DROP TABLE later; DELETE FROM migration WHERE name = '" + NAME + "';";

    private final Path folder;

    /**
     * @param folder for what it has more than this program
     */
    LaterProgram(Path folder) throws IOException {
        this.folder = folder;
        Path shapes = folder.resolve(SHAPES.substring(1));
        Files.createDirectories(shapes.getParent());
        Files.writeString(shapes, shapesOfThisOne() + NAME + "\n");
        Files.writeString(shapes.resolveSibling(NAME + ".sql"), STEP);
    }

    private static String shapesOfThisOne() throws IOException {
        try (InputStream in = HallProcess.class.getResourceAsStream(SHAPES)) {
            if (in == null) throw new IOException("no " + SHAPES);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What makes a process be that program: what lies in the folder is found first. */
    Map<String, String> environment() {
        return Map.of("JDK_JAVA_OPTIONS", "-Xbootclasspath/a:" + folder);
    }
}
