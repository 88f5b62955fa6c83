package tingxu.daemon;

import tingxu.bridge.Device;
import tingxu.bridge.callpad.KeyPressed;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.wire.CallKey;
import tingxu.wire.Message.CallKeyPressed;
import tingxu.wire.WindowId;

/** A call pad at a window: what the clerk presses goes to the hall. */
final class CallPadDuty implements Duty {

    private final WindowId window;
    private final Said said;
    private final Device pad;

    CallPadDuty(WindowId window, Fitting fitting, Said said) throws FileWrong {
        this.window = window;
        this.said = said;
        this.pad = Kinds.CALL_PAD.make(fitting.entry()).driver().make(fitting, this::onKey);
    }

    @Override
    public Device device() {
        return pad;
    }

    private void onKey(KeyPressed pressed) {
        said.sayNow(new CallKeyPressed(window, CallKey.valueOf(pressed.key().name())));
    }
}
