package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.signal.Glow;
import tingxu.bridge.signal.Lamp;
import tingxu.wire.StripState;
import tingxu.wire.WindowId;

/**
 * A lamp: one at a window shows what the window does, any other asks for staff while a button of
 * this bridge is unanswered. {@code shows: call} makes one at a window ask for staff, too.
 */
final class LampDuty implements Duty {

    private final @Nullable WindowId window;
    private final boolean asks;
    private final Lamp lamp;

    LampDuty(@Nullable WindowId window, Fitting fitting, OpenCalls calls) throws FileWrong {
        this.window = window;
        this.asks = asks(window, fitting.entry().at("shows"));
        this.lamp = Kinds.LAMP.make(fitting.entry()).driver().make(fitting, _ -> {});
        if (asks) calls.onChange(() -> lamp.glow(calls.at(window) ? Glow.URGENT : Glow.OFF));
    }

    private static boolean asks(@Nullable WindowId window, Field shows) throws FileWrong {
        if (!shows.given()) return window == null;
        String said = shows.text();
        if (said.equals("call")) return true;
        if (said.equals("window") && window != null) return false;
        throw shows.wrong(
                "是 window（要写 window: 窗口号）或 call",
                "is window, where the entry names its window, or call; not " + said);
    }

    @Override
    public Device device() {
        return lamp;
    }

    @Override
    public void show(StripState strip) {
        if (!asks && window != null) lamp.glow(glow(strip));
    }

    private static Glow glow(StripState strip) {
        return switch (strip) {
            case StripState.Calling _ -> Glow.CALLING;
            case StripState.Free(), StripState.Serving _, StripState.PleaseRate() -> Glow.ON;
            case StripState.Paused _, StripState.Closed() -> Glow.OFF;
        };
    }
}
