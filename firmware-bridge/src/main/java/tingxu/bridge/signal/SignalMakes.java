package tingxu.bridge.signal;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Phrase;

/** The makes of lamps and buttons: all of them are one wire, one byte a level. */
public final class SignalMakes {

    private static final int BAUD = 9_600;

    /** A relay on a pin, {@code port: gpio-out:17}; {@code lit: low} where it closes on low. */
    public static final Make<Lamp, Void> LAMP =
            Make.<Lamp, Void>of(
                            "pin",
                            "引脚上的指示灯",
                            "a lamp on a pin",
                            BAUD,
                            (fitting, ear) ->
                                    new Lamp(
                                            fitting.id(),
                                            fitting.line(),
                                            lowIsLit(fitting),
                                            fitting.clock(),
                                            fitting.feelings()))
                    .saying(
                            Phrase.of("high", Bytes.hex("01"), "高电平", "the level is high"),
                            Phrase.of("low", Bytes.hex("00"), "低电平", "the level is low"));

    /** A button that pulls a pin to ground, {@code port: gpio-in:27}. */
    public static final Make<CallButton, Pressed> BUTTON =
            Make.of(
                    "pin",
                    "引脚上的按钮",
                    "a button on a pin",
                    BAUD,
                    (fitting, ear) ->
                            new CallButton(
                                    fitting.id(),
                                    fitting.line(),
                                    fitting.clock(),
                                    ear,
                                    fitting.feelings()));

    private SignalMakes() {}

    private enum Level {
        HIGH,
        LOW
    }

    private static boolean lowIsLit(Fitting fitting) throws FileWrong {
        Field lit = fitting.entry().at("lit");
        return lit.given() && lit.oneOf(Level.values()) == Level.LOW;
    }
}
