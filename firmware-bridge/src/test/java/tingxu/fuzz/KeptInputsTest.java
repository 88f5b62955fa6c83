package tingxu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.fuzz.EveryParserFuzz.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every input that was kept is played again, whole and cut short at every hundredth part. */
class KeptInputsTest {

    private static final int PARTS = 100;

    @ParameterizedTest
    @EnumSource(Target.class)
    void noKeptInputBreaksItsParser(Target target) throws IOException {
        List<Path> kept = KeptInputs.of(target);
        assertThat(kept).isNotEmpty();
        for (Path file : kept) {
            byte[] bytes = Files.readAllBytes(file);
            for (int part = 0; part <= PARTS; part++) {
                byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length * part / PARTS);
                assertThatCode(() -> target.parser.take(cut))
                        .as("%s, %d bytes of it", file, cut.length)
                        .doesNotThrowAnyException();
            }
        }
    }
}
