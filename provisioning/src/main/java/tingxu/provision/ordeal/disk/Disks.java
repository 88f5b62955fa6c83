package tingxu.provision.ordeal.disk;

import tingxu.provision.scene.Ordeal;

import java.util.List;

/** What is done to them, by the rows of the matrix of faults. */
public final class Disks {

    public static final List<Ordeal> ORDEALS =
            List.of(new BrokerDiskFull(), new DiskFull(), new FailingDisk(), new DamagedFile());

    private Disks() {}
}
