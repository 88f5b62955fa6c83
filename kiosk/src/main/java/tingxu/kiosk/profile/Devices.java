package tingxu.kiosk.profile;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Shared;
import tingxu.bridge.printer.PrinterMakes;
import tingxu.bridge.printer.PrinterProfile;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The devices of a kiosk, each named by its kind: {@code card: {line: /dev/ttyUSB0}}. An entry
 * reads as a bridge's does, so that what is true of a make is true at both.
 *
 * @param entries by the kind's name
 */
public record Devices(SortedMap<String, Field> entries) {

    /** All that a kiosk may have, one of each. */
    public static final List<Kind<?, ?>> KINDS =
            List.of(Kinds.PRINTER, Kinds.CARD, Kinds.SCANNER, Kinds.CAMERA);

    public static final Devices NONE = new Devices(new TreeMap<>());

    public Devices {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * Reads the section; every entry is tried on its driver, which opens nothing yet, so that a
     * mistake is told now.
     */
    public static Devices read(Field section, Path folder) throws FileWrong {
        SortedMap<String, Field> entries = new TreeMap<>();
        for (Kind<?, ?> kind : KINDS) {
            Field entry = section.at(kind.name());
            if (entry.given()) entries.put(kind.name(), entry);
        }
        section.nothingElse();
        Devices devices = new Devices(entries);
        for (Kind<?, ?> kind : KINDS) devices.tried(kind, folder);
        return devices;
    }

    private <D extends Device, E> void tried(Kind<D, E> kind, Path folder) throws FileWrong {
        if (entry(kind).isPresent()) make(kind, folder, InstantSource.system(), _ -> {}, _ -> {});
    }

    public Optional<Field> entry(Kind<?, ?> kind) {
        return Optional.ofNullable(entries.get(kind.name()));
    }

    /** The driver of a device that this kiosk has; it opens nothing before its start. */
    public <D extends Device, E> D make(
            Kind<D, E> kind,
            Path folder,
            InstantSource steady,
            Consumer<E> ear,
            Consumer<Health> feelings)
            throws FileWrong {
        Field entry = entry(kind).orElseThrow();
        var make = kind.make(entry);
        D device =
                make.driver()
                        .make(
                                new Fitting(
                                        new DeviceId(kind.name()),
                                        entry,
                                        make.baud(),
                                        folder,
                                        steady,
                                        feelings,
                                        UnaryOperator.identity(),
                                        new Shared()),
                                ear);
        entry.nothingElse();
        return device;
    }

    /** The printer's paper and language; wide paper where there is no printer. */
    public PrinterProfile paper() throws FileWrong {
        Field printer = entries.get(Kinds.PRINTER.name());
        return printer == null ? PrinterProfile.WIDE : PrinterMakes.paper(printer);
    }

    /** These, and of the others what is not named here. */
    public Devices over(Devices others) {
        SortedMap<String, Field> all = new TreeMap<>(others.entries);
        all.putAll(entries);
        return new Devices(all);
    }

    public boolean none() {
        return entries.isEmpty();
    }
}
