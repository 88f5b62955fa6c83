package tingxu.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.kiosk.KioskDoorsFuzz.DoorOfTheKiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

@DisplayName("What a fuzzer learnt at the doors of a kiosk is played again, whole and cut short")
class KeptAtTheKioskTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    @ParameterizedTest
    @EnumSource
    void noKeptInputBreaksAnything(DoorOfTheKiosk door) throws IOException {
        List<Path> kept;
        try (Stream<Path> files = Files.list(KEPT.resolve(door.name().toLowerCase(Locale.ROOT)))) {
            kept = files.sorted().toList();
        }
        assertThat(kept).hasSizeGreaterThan(5);
        // A picture is drawn of each layout: that takes its time.
        int parts = door == DoorOfTheKiosk.LAYOUT ? 1 : 10;
        for (Path file : kept) {
            byte[] bytes = Files.readAllBytes(file);
            for (int part = 0; part <= parts; part++) {
                byte[] cut = Arrays.copyOf(bytes, bytes.length * part / parts);
                assertThatCode(() -> KioskDoorsFuzz.take(door, cut))
                        .as("%s, %d bytes of it", file, cut.length)
                        .doesNotThrowAnyException();
            }
        }
    }
}
