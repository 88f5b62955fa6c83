package tingxu.bridge.callpad;

import tingxu.bridge.Device;
import tingxu.bridge.make.KeyedMakes;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.make.Question;

/** The makes of call pads. */
public final class CallPadMakes {

    private static final int BAUD = 9_600;

    /** Our own open line protocol. */
    public static final Make<Device, KeyPressed> OPEN =
            Make.<Device, KeyPressed>of(
                            "open",
                            "开放行协议呼叫器",
                            "a call pad of our open line protocol",
                            BAUD,
                            (fitting, ear) ->
                                    new CallPad(
                                            fitting.id(),
                                            fitting.line(),
                                            fitting.clock(),
                                            ear,
                                            fitting.feelings()))
                    // Asked after the evaluation pad, which knows a word that this one does not.
                    .asked(Question.of(BAUD, CallPadFrames.PING.with(), CallPadFrames.PONG::is))
                    .saying(
                            Phrase.of(
                                    "hello",
                                    CallPadFrames.HELLO.with(),
                                    "重新计数，报协议版本",
                                    "count anew, tell the version"),
                            Phrase.of("ping", CallPadFrames.PING.with(), "在吗", "are you there"),
                            Phrase.of(
                                    "taken",
                                    CallPadFrames.TAKEN.with(1),
                                    "第 1 次按键已收到",
                                    "key 1 has arrived"));

    /** Those that only tell which key was pressed, and hear nothing. */
    public static final KeyedMakes<Device, KeyPressed> KEYS =
            KeyedMakes.of(
                    new Label("呼叫器", "a call pad"),
                    new Label("引脚上的呼叫按钮", "call buttons on pins"),
                    KeyedCallPad.MEANINGS,
                    (fitting, keys, ear) ->
                            new KeyedCallPad(
                                    fitting.id(),
                                    keys.line(),
                                    keys.keys(),
                                    fitting.clock(),
                                    ear,
                                    fitting.feelings()));

    private CallPadMakes() {}
}
