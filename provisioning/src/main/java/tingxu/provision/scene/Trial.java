package tingxu.provision.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * What an ordeal works with.
 *
 * @param folder of its own, empty
 * @param dice the same seed brings the same moments, as far as processes let it
 * @param times how often to do the fault
 */
public record Trial(Path folder, Random dice, int times) {

    public Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
