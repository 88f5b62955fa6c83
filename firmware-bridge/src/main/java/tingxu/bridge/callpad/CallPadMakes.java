package tingxu.bridge.callpad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Sentence;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Found;
import tingxu.bridge.make.KeyLine;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.make.Question;

import java.time.Duration;
import java.util.function.Consumer;

/** The makes of call pads. */
public final class CallPadMakes {

    private static final int BAUD = 9_600;
    private static final Duration ANSWER = Duration.ofMillis(250);

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
                    .asked(
                            new Question(
                                    BAUD,
                                    CallPadFrames.PING.with().frame(),
                                    ANSWER,
                                    Question.Risk.LETTERS,
                                    CallPadMakes::alive))
                    .saying(
                            phrase(
                                    "hello",
                                    CallPadFrames.HELLO.with(),
                                    "重新计数，报协议版本",
                                    "count anew, tell the version"),
                            phrase("ping", CallPadFrames.PING.with(), "在吗", "are you there"),
                            phrase(
                                    "taken",
                                    CallPadFrames.TAKEN.with(1),
                                    "第 1 次按键已收到",
                                    "key 1 has arrived"));

    /** One byte a key, as it was taught; it hears nothing. */
    public static final Make<Device, KeyPressed> KEYED =
            Make.of(
                    "keyed",
                    "一键一字节呼叫器",
                    "a call pad that sends one byte a key",
                    BAUD,
                    (fitting, ear) ->
                            keyed(fitting, KeyLine.serial(fitting, KeyedCallPad.MEANINGS), ear));

    /** A keypad that the kernel knows as a keyboard. */
    public static final Make<Device, KeyPressed> KEYPAD =
            Make.<Device, KeyPressed>of(
                            "keypad",
                            "小键盘呼叫器",
                            "a keypad",
                            0,
                            (fitting, ear) ->
                                    keyed(
                                            fitting,
                                            KeyLine.keypad(fitting, KeyedCallPad.MEANINGS),
                                            ear))
                    .usualAt("/dev/input/");

    /** Buttons on pins. */
    public static final Make<Device, KeyPressed> PINS =
            Make.of(
                    "pins",
                    "引脚上的呼叫按钮",
                    "call buttons on pins",
                    0,
                    (fitting, ear) ->
                            keyed(fitting, KeyLine.pins(fitting, KeyedCallPad.MEANINGS), ear));

    private CallPadMakes() {}

    private static Device keyed(Fitting fitting, KeyLine pad, Consumer<KeyPressed> ear) {
        return new KeyedCallPad(
                fitting.id(), pad.line(), pad.keys(), fitting.clock(), ear, fitting.feelings());
    }

    private static Phrase phrase(String name, Sentence says, String zh, String en) {
        return Phrase.of(name, says.frame(), zh, en);
    }

    private static @Nullable Found alive(Bytes heard) {
        for (Sentence said : Sentence.all(heard))
            if (CallPadFrames.PONG.is(said)) return Found.well("");
        return null;
    }
}
