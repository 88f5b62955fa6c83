package tingxu.provision.ordeal.line;

import tingxu.provision.scene.Ordeal;

import java.util.List;

/** What is done to them, by the rows of the matrix of faults. */
public final class Lines {

    public static final List<Ordeal> ORDEALS =
            List.of(
                    new CutOff(),
                    new NarrowLine(),
                    new OldMessages(),
                    new RogueKiosk(),
                    new MalformedMqtt(),
                    new BrokerGone(),
                    new ControllerGone(),
                    new SlowClients());

    private Lines() {}
}
