package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.control.console.DoorsFuzz.DoorOfTheHall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

@DisplayName("What a fuzzer learnt at the doors of a hall is played again, whole and cut short")
class KeptAtTheDoorsTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final int PARTS = 20;

    @ParameterizedTest
    @EnumSource
    void noKeptInputBreaksAnything(DoorOfTheHall door) throws IOException {
        List<Path> kept;
        try (Stream<Path> files = Files.list(KEPT.resolve(door.name().toLowerCase(Locale.ROOT)))) {
            kept = files.sorted().toList();
        }
        assertThat(kept).hasSizeGreaterThan(10);
        for (Path file : kept) {
            byte[] bytes = Files.readAllBytes(file);
            for (int part = 0; part <= PARTS; part++) {
                byte[] cut = Arrays.copyOf(bytes, bytes.length * part / PARTS);
                assertThatCode(() -> DoorsFuzz.take(door, cut))
                        .as("%s, %d bytes of it", file, cut.length)
                        .doesNotThrowAnyException();
            }
        }
    }
}
