package tingxu.bridge.kinds;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Shared;
import tingxu.bridge.port.Port;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Makes a device of any make as a file would.
 *
 * @param clock measures its waits
 * @param ear hears what it tells
 * @param feelings hears how it feels
 * @param around stands between driver and line
 */
record Fitted(
        InstantSource clock,
        Consumer<Object> ear,
        Consumer<Health> feelings,
        UnaryOperator<Port> around) {

    private static final int WITHOUT_A_SPEED = 9_600;

    /**
     * @param name kind and make: {@code board/onbon}
     * @param entry its settings, as a file has them: {@code port: /dev/pts/3, address: 3}
     */
    Device device(String name, String entry) throws FileWrong {
        String[] parts = name.split("/", 2);
        Field field =
                Yaml.parse(
                                "bridge.yaml",
                                "device: {kind: %s, make: %s, %s}"
                                        .formatted(parts[0], parts[1], entry))
                        .at("device");
        Device made = make(Kinds.of(field), field);
        field.nothingElse();
        return made;
    }

    private <D extends Device, E> D make(Kind<D, E> kind, Field entry) throws FileWrong {
        Make<D, E> make = kind.make(entry);
        return make.driver()
                .make(
                        new Fitting(
                                new DeviceId(kind.name()),
                                entry,
                                make.baud() == 0 ? WITHOUT_A_SPEED : make.baud(),
                                Path.of("."),
                                clock,
                                feelings,
                                around,
                                new Shared()),
                        ear::accept);
    }
}
