package tingxu.bridge.pad;

import tingxu.bridge.port.LineDevice;

import java.time.Duration;

/** A pad on a line: what it is told waits as an order until the line's thread takes it. */
interface LinePad extends Pad, LineDevice {

    PadOrders orders();

    @Override
    default void invite(Duration patience) {
        orders().invite(patience);
        keeper().wake();
    }

    @Override
    default void dark() {
        orders().dark();
        keeper().wake();
    }
}
