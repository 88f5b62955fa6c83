package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.signal.CallButton;
import tingxu.wire.Message.StaffCalled;
import tingxu.wire.Message.StaffComing;
import tingxu.wire.WindowId;

/**
 * A button with which staff are called. A press is kept until the hall has it, however late:
 * someone waits there.
 */
final class ButtonDuty implements Duty {

    private final OpenCalls calls;
    private final CallButton button;

    ButtonDuty(@Nullable WindowId window, Fitting fitting, Said said, OpenCalls calls)
            throws FileWrong {
        this.calls = calls;
        this.button =
                Kinds.BUTTON
                        .make(fitting.entry())
                        .driver()
                        .make(
                                fitting,
                                _ -> {
                                    String name = fitting.id().name();
                                    if (calls.pressed(name, window, fitting.clock().instant()))
                                        said.say(new StaffCalled(name, window));
                                });
    }

    @Override
    public Device device() {
        return button;
    }

    @Override
    public void come(StaffComing coming) {
        calls.answered(coming.button());
    }
}
