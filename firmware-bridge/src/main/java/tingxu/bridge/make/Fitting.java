package tingxu.bridge.make;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where and how one device is fitted: what a driver needs besides the ear.
 *
 * @param entry of the device in its file; a make reads its own settings here
 * @param usualBaud where the entry names no {@code baud}
 * @param folder of the file: paths in it are relative to it
 * @param clock measures waits only: a {@code SteadyClock} in the field
 * @param feelings hears every change of health, on the device's thread
 * @param around what stands between driver and line, such as a trace
 * @param shared with the other devices of the file
 */
public record Fitting(
        DeviceId id,
        Field entry,
        int usualBaud,
        Path folder,
        InstantSource clock,
        Consumer<Health> feelings,
        UnaryOperator<Port> around,
        Shared shared) {

    private static final int SLOWEST = 1_200;
    private static final int SWIFTEST = 230_400;

    public PortAddress port() throws FileWrong {
        return line(entry).as(PortAddress::new);
    }

    /** A kiosk's file says {@code line} where a bridge's says {@code port}. */
    static Field line(Field entry) throws FileWrong {
        Field line = entry.at("line");
        return line.given() ? line : entry.at("port");
    }

    /** Bits a second; matters to serial lines only. */
    public int baud() throws FileWrong {
        var baud = entry.at("baud");
        return baud.given() ? baud.whole(SLOWEST, SWIFTEST) : usualBaud;
    }

    /** The line at its one speed. */
    public Port.Opener line() throws FileWrong {
        PortAddress port = port();
        int baud = baud();
        return () -> around.apply(shared.open(port, baud));
    }

    /** The line at speeds that the driver finds out. */
    public Port.SpeedOpener anySpeed() throws FileWrong {
        PortAddress port = port();
        return baud -> around.apply(shared.open(port, baud));
    }

    /** The same, where somebody else hears how the device feels. */
    public Fitting feeling(Consumer<Health> other) {
        return new Fitting(id, entry, usualBaud, folder, clock, other, around, shared);
    }

    /** A setting with a usual value. */
    public int whole(String setting, int least, int most, int usual) throws FileWrong {
        var field = entry.at(setting);
        return field.given() ? field.whole(least, most) : usual;
    }

    /** A setting with a usual value. */
    public String text(String setting, String usual) throws FileWrong {
        var field = entry.at(setting);
        return field.given() ? field.text() : usual;
    }

    /** A file or folder; null where the entry names none. */
    public @Nullable Path path(String setting) throws FileWrong {
        var field = entry.at(setting);
        return field.given() ? folder.resolve(field.text()) : null;
    }
}
