package tingxu.bridge.make;

import tingxu.bridge.Device;
import tingxu.bridge.file.FileWrong;

import java.util.List;
import java.util.function.Consumer;

/**
 * The three makes of a pad that only tells which key was pressed: whatever its keys mean, they come
 * as one byte a key, from a keypad, or over pins.
 */
public record KeyedMakes<D extends Device, E>(
        Make<D, E> serial, Make<D, E> keypad, Make<D, E> pins) {

    private static final int BAUD = 9_600;

    /** Makes the driver, whichever way the keys come. */
    @FunctionalInterface
    public interface Driver<D extends Device, E> {
        D make(Fitting fitting, KeyLine keys, Consumer<E> ear);
    }

    @FunctionalInterface
    private interface Keys {
        KeyLine of(Fitting fitting, List<String> meanings) throws FileWrong;
    }

    /**
     * @param pad what it is, such as 评价器 and "a pad"
     * @param meanings of its keys, in the order in which they are taught
     */
    public static <D extends Device, E> KeyedMakes<D, E> of(
            Label pad, Label buttons, List<String> meanings, Driver<D, E> driver) {
        Make<D, E> serial =
                make(
                        "keyed",
                        new Label("一键一字节" + pad.zh(), pad.en() + " that sends one byte a key"),
                        BAUD,
                        KeyLine::serial,
                        meanings,
                        driver);
        Make<D, E> keypad =
                make(
                        "keypad",
                        new Label("小键盘" + pad.zh(), "a keypad"),
                        0,
                        KeyLine::keypad,
                        meanings,
                        driver);
        return new KeyedMakes<>(
                serial,
                keypad.usualAt("/dev/input/"),
                make("pins", buttons, 0, KeyLine::pins, meanings, driver));
    }

    private static <D extends Device, E> Make<D, E> make(
            String name,
            Label title,
            int baud,
            Keys keys,
            List<String> meanings,
            Driver<D, E> driver) {
        return Make.of(
                name,
                title.zh(),
                title.en(),
                baud,
                (fitting, ear) -> driver.make(fitting, keys.of(fitting, meanings), ear));
    }
}
