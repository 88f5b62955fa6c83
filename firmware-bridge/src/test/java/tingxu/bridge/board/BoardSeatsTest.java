package tingxu.bridge.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Shared;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which boards of a file may hang on one line. */
class BoardSeatsTest {

    private static final String LINE = "port: /dev/ttyUSB9, ";

    @Test
    void boardsWithAddressesOfTheirOwnShareALineAndACardsVoiceItsFacesAddress() throws FileWrong {
        assertThat(
                        made(
                                "{kind: board, " + LINE + "address: 1}",
                                "{kind: board, " + LINE + "address: 2}",
                                "{kind: voice, make: onbon, " + LINE + "address: 2}",
                                "{kind: board, port: /dev/ttyUSB8, address: 1}"))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make: onbon, address: 3 | make: onbon, address: 3 | devices[2].address | device-1",
                "make: led485 | make: led485 | devices[2].address | is missing: device-1",
                "make: led485 | make: led485, address: 1 | devices[2].address | device-1",
                "make: onbon | make: onbon, address: 4 | devices[2].address | one of its own",
                "make: onbon, address: 4 | make: onbon | devices[2].address | one of its own",
                "make: onbon, address: 4 | make: led485, address: 5 | devices[2].baud | 57600",
            })
    void twoThatWouldAnswerToTheSameAreRefusedWithFieldAndRemedy(
            String one, String two, String field, String remedy) {
        assertThatThrownBy(() ->
                        made(
                                "{kind: board, " + LINE + one + "}",
                                "{kind: board, " + LINE + two + "}"))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining(field)
                .hasMessageContaining(remedy);
    }

    private static List<Device> made(String... entries) throws FileWrong {
        Shared shared = new Shared();
        List<Device> devices = new ArrayList<>();
        Field file = Yaml.parse("bridge.yaml", "devices:\n  - " + String.join("\n  - ", entries));
        for (Field entry : file.at("devices").each()) {
            Kind<?, ?> kind = Kinds.of(entry);
            devices.add(device(kind, entry, "device-" + (devices.size() + 1), shared));
            entry.nothingElse();
        }
        return devices;
    }

    private static <D extends Device, E> D device(
            Kind<D, E> kind, Field entry, String name, Shared shared) throws FileWrong {
        var make = kind.make(entry);
        return make.driver()
                .make(
                        new Fitting(
                                new DeviceId(name),
                                entry,
                                make.baud(),
                                Path.of("."),
                                InstantSource.system(),
                                _ -> {},
                                UnaryOperator.identity(),
                                shared),
                        _ -> {});
    }
}
