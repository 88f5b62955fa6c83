package tingxu.provision.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What an ordeal works with.
 *
 * @param folder of its own, empty
 * @param dice the same seed brings the same moments, as far as processes let it
 * @param times how often to do the fault
 */
public record Trial(Path folder, Random dice, int times) {

    /**
     * So many of them, each as often as every other as far as it goes round, in an order of the
     * dice.
     */
    public <E> List<E> dealt(List<E> kinds, int many) {
        List<E> dealt = new ArrayList<>();
        while (dealt.size() < many) {
            List<E> all = new ArrayList<>(kinds);
            Collections.shuffle(all, dice);
            dealt.addAll(all);
        }
        return dealt.subList(0, many);
    }

    public Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
