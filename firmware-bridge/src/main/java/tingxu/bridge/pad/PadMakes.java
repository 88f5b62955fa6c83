package tingxu.bridge.pad;

import tingxu.bridge.make.KeyedMakes;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.make.Question;

/** The makes of evaluation pads. */
public final class PadMakes {

    private static final int BAUD = 9_600;
    private static final int LAST_PORT = 65_535;
    private static final int TABLET_PAGE = 8_090;

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
                            Question.of(BAUD, PadFrames.DARK.with(0), PadFrames.DARKENED::is))
                    .saying(
                            Phrase.of(
                                    "hello",
                                    PadFrames.HELLO.with(),
                                    "重新开始，报协议版本",
                                    "start anew, tell the version"),
                            Phrase.of("ping", PadFrames.PING.with(), "在吗", "are you there"),
                            Phrase.of(
                                    "invite",
                                    PadFrames.INVITE.with(1, 10),
                                    "亮键十秒请评价",
                                    "light the keys for ten seconds"),
                            Phrase.of("dark", PadFrames.DARK.with(1), "熄灭", "go dark"),
                            Phrase.of(
                                    "taken",
                                    PadFrames.TAKEN.with(1),
                                    "结果已收到",
                                    "the outcome has arrived"));

    /** Those that only tell which key was pressed, and hear nothing. */
    public static final KeyedMakes<Pad, PadEvent> KEYS =
            KeyedMakes.of(
                    new Label("评价器", "a pad"),
                    new Label("引脚上的评价按钮", "rating buttons on pins"),
                    KeyedPad.MEANINGS,
                    (fitting, keys, ear) ->
                            new KeyedPad(
                                    fitting.id(),
                                    keys.line(),
                                    keys.keys(),
                                    fitting.clock(),
                                    ear,
                                    fitting.feelings()));

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
}
