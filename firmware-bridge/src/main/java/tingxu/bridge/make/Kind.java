package tingxu.bridge.make;

import tingxu.bridge.Device;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A kind of device, and the makes of it that are driven.
 *
 * @param name in files, lower case: {@code board}
 * @param className as XFS4IoT calls such a device, or as we do where it has no word
 * @param makes the first is meant where a file names none
 */
public record Kind<D extends Device, E>(
        String name, String className, Label title, List<Make<D, E>> makes) {

    public Kind {
        makes = List.copyOf(makes);
        if (makes.isEmpty()) throw new IllegalArgumentException(name + " has no make");
    }

    /** The make that an entry of a file names, or the usual one at such a port. */
    public Make<D, E> make(Field entry) throws FileWrong {
        Field named = entry.at("make");
        if (!named.given()) return usual(entry);
        String name = named.text().toLowerCase(Locale.ROOT);
        for (Make<D, E> make : makes) if (make.name().equals(name)) return make;
        String all = makes.stream().map(Make::name).collect(Collectors.joining(", "));
        throw named.wrong("没有 " + name + "；可用的有 " + all, "is one of " + all + ", not " + name);
    }

    private Make<D, E> usual(Field entry) throws FileWrong {
        Field line = Fitting.line(entry);
        if (line.given())
            for (Make<D, E> make : makes)
                if (!make.usualAt().isEmpty() && line.text().startsWith(make.usualAt()))
                    return make;
        return makes.getFirst();
    }
}
