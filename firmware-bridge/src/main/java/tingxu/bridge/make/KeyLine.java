package tingxu.bridge.make;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.keys.KeyMap;
import tingxu.bridge.port.KeyPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A pad that only tells which key was pressed, as an entry of a file names it: its line of one byte
 * a key, and what the bytes mean.
 */
public record KeyLine(Port.Opener line, KeyMap keys) {

    /** One byte a key, as it was taught: {@code keys: "31=NEXT 32=RECALL"}. */
    public static KeyLine serial(Fitting fitting, List<String> meanings) throws FileWrong {
        return new KeyLine(
                fitting.line(),
                fitting.entry().at("keys").as(text -> KeyMap.parse(text, meanings)));
    }

    /** A keypad that the kernel knows as a keyboard, such as {@code /dev/input/by-id/…-kbd}. */
    public static KeyLine keypad(Fitting fitting, List<String> meanings) throws FileWrong {
        KeyLine events = serial(fitting, meanings);
        return new KeyLine(() -> new KeyPort(events.line.open()), events.keys);
    }

    /** A button on each pin: {@code keys: "17=NEXT 27=RECALL"}, and no port besides. */
    public static KeyLine pins(Fitting fitting, List<String> meanings) throws FileWrong {
        Field named = fitting.entry().at("keys");
        KeyMap keys = named.as(text -> KeyMap.ofPins(text, meanings));
        String pins =
                keys.meanings().keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        Field port = fitting.entry().at("port");
        if (port.given())
            throw port.wrong(
                    "按钮的引脚已写在 keys 里，请删去 port", "the pins stand in keys already: leave port out");
        // One key alone would be a button that also tells when it comes up.
        if (keys.meanings().size() < 2) throw named.wrong("至少写两个按键", "names two keys at least");
        PortAddress line = new PortAddress("gpio-in:" + pins);
        return new KeyLine(() -> fitting.around().apply(fitting.shared().open(line, 0)), keys);
    }
}
