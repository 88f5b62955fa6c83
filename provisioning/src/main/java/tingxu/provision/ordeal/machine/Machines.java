package tingxu.provision.ordeal.machine;

import tingxu.provision.scene.Ordeal;

import java.util.List;

/** What is done to them, by the rows of the matrix of faults. */
public final class Machines {

    public static final List<Ordeal> ORDEALS =
            List.of(
                    new Killed(),
                    new KioskKilled(),
                    new PowerCut(false),
                    new PowerCut(true),
                    new KioskPowerCut(),
                    new ClockJumps(),
                    Midnight.here(),
                    Midnight.inOtherZones(),
                    new Stopped(),
                    new Upgraded());

    private Machines() {}
}
