package tingxu.provision.ordeal.people;

import tingxu.provision.scene.Ordeal;

import java.util.List;

/** What is done to them, by the rows of the matrix of faults. */
public final class People {

    public static final List<Ordeal> ORDEALS =
            List.of(
                    new TwoWindows(),
                    new TwoBrowsers(),
                    new OpeningRush(),
                    new RatedTwice(),
                    new FileEdited());

    private People() {}
}
