package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

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

/** The makes of evaluation pads. */
public final class PadMakes {

    private static final int BAUD = 9_600;
    private static final int LAST_PORT = 65_535;
    private static final int TABLET_PAGE = 8_090;
    private static final Duration ANSWER = Duration.ofMillis(250);

    /** Our own open line protocol. */
    public static final Make<Pad, PadEvent> OPEN =
            Make.<Pad, PadEvent>of(
                            "open",
                            "开放行协议评价器",
                            "a pad of our open line protocol",
                            BAUD,
                            (fitting, ear) ->
                                    new EvaluationPad(
                                            fitting.id(),
                                            fitting.line(),
                                            fitting.clock(),
                                            ear,
                                            fitting.feelings()))
                    .asked(
                            // A call pad has no such word: what is answered tells the two apart.
                            new Question(
                                    BAUD,
                                    PadFrames.DARK.with(0).frame(),
                                    ANSWER,
                                    Question.Risk.LETTERS,
                                    PadMakes::darkened))
                    .saying(
                            phrase(
                                    "hello",
                                    PadFrames.HELLO.with(),
                                    "重新开始，报协议版本",
                                    "start anew, tell the version"),
                            phrase("ping", PadFrames.PING.with(), "在吗", "are you there"),
                            phrase(
                                    "invite",
                                    PadFrames.INVITE.with(1, 10),
                                    "亮键十秒请评价",
                                    "light the keys for ten seconds"),
                            phrase("dark", PadFrames.DARK.with(1), "熄灭", "go dark"),
                            phrase(
                                    "taken",
                                    PadFrames.TAKEN.with(1),
                                    "结果已收到",
                                    "the outcome has arrived"));

    /** One byte a key, as it was taught; it hears nothing. */
    public static final Make<Pad, PadEvent> KEYED =
            Make.of(
                    "keyed",
                    "一键一字节评价器",
                    "a pad that sends one byte a key",
                    BAUD,
                    (fitting, ear) ->
                            keyed(fitting, KeyLine.serial(fitting, KeyedPad.MEANINGS), ear));

    /** A keypad that the kernel knows as a keyboard. */
    public static final Make<Pad, PadEvent> KEYPAD =
            Make.<Pad, PadEvent>of(
                            "keypad",
                            "小键盘评价器",
                            "a keypad",
                            0,
                            (fitting, ear) ->
                                    keyed(fitting, KeyLine.keypad(fitting, KeyedPad.MEANINGS), ear))
                    .usualAt("/dev/input/");

    /** Buttons on pins. */
    public static final Make<Pad, PadEvent> PINS =
            Make.of(
                    "pins",
                    "引脚上的评价按钮",
                    "rating buttons on pins",
                    0,
                    (fitting, ear) ->
                            keyed(fitting, KeyLine.pins(fitting, KeyedPad.MEANINGS), ear));

    /** A page on this machine's own touch screen. */
    public static final Make<Pad, PadEvent> TABLET =
            Make.of(
                    "tablet",
                    "触摸屏评价页",
                    "a page on this machine's touch screen",
                    0,
                    (fitting, ear) ->
                            new TabletPad(
                                    fitting.id(),
                                    fitting.whole("page", 1, LAST_PORT, TABLET_PAGE),
                                    fitting.clock(),
                                    ear,
                                    fitting.feelings()));

    private PadMakes() {}

    private static Pad keyed(Fitting fitting, KeyLine pad, Consumer<PadEvent> ear) {
        return new KeyedPad(
                fitting.id(), pad.line(), pad.keys(), fitting.clock(), ear, fitting.feelings());
    }

    private static Phrase phrase(String name, Sentence says, String zh, String en) {
        return Phrase.of(name, says.frame(), zh, en);
    }

    private static @Nullable Found darkened(Bytes heard) {
        for (Sentence said : Sentence.all(heard))
            if (PadFrames.DARKENED.is(said)) return Found.well("");
        return null;
    }
}
