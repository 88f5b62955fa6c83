package tingxu.provision.ordeal;

import tingxu.provision.ordeal.device.Devices;
import tingxu.provision.ordeal.disk.Disks;
import tingxu.provision.ordeal.line.Lines;
import tingxu.provision.ordeal.machine.Machines;
import tingxu.provision.ordeal.people.People;
import tingxu.provision.scene.Ordeal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All faults that are done to real processes here, and how each is brought to its end. */
final class Faults {

    /** Every row of the matrix, in its order. */
    static final List<Ordeal> ALL =
            Stream.concat(
                            Stream.of(
                                            Machines.ORDEALS,
                                            Disks.ORDEALS,
                                            Lines.ORDEALS,
                                            Devices.ORDEALS,
                                            People.ORDEALS)
                                    .flatMap(List::stream)
                                    .map(Secluded::new),
                            Untried.ALL.stream())
                    .sorted(Comparator.comparingInt(Ordeal::row))
                    .toList();

    private Faults() {}
}
