package tingxu.provision.ordeal.device;

import tingxu.provision.scene.Ordeal;

import java.util.List;

/** What is done to them, by the rows of the matrix of faults. */
public final class Devices {

    public static final List<Ordeal> ORDEALS =
            List.of(
                    new PrinterFails(),
                    new CardsFail(),
                    new NoisyLines(),
                    new CodesOfOthers(),
                    new WindowDevicesFail());

    private Devices() {}
}
