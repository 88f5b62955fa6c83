package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.kiosk.profile.Devices;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

/**
 * The devices of a machine as its technician names them: {@code --card /dev/ttyUSB0}, or {@code
 * /dev/ttyUSB0@9600} where the usual speed is not its own.
 */
final class DeviceOptions {

    @Option(names = "--card", paramLabel = "TTY")
    private @Nullable String card;

    @Option(names = "--scanner", paramLabel = "TTY")
    private @Nullable String scanner;

    @Option(names = "--printer", paramLabel = "TTY")
    private @Nullable String printer;

    @Option(names = "--paper-dots", paramLabel = "DOTS")
    private @Nullable Integer paperDots;

    /** The section of a profile that names the same, once it has been read. */
    String section() throws FileWrong {
        String section = text();
        read(section);
        return section;
    }

    /** What is named here, and of the machine's own what is not. */
    Devices over(Devices own) throws FileWrong {
        return read(text()).over(own);
    }

    private static Devices read(String section) throws FileWrong {
        return Devices.read(Yaml.parse("command line", section).at("devices"), Path.of("."));
    }

    private String text() throws FileWrong {
        if (paperDots != null && printer == null)
            throw new FileWrong(
                    "command line",
                    "--paper-dots",
                    "说的是 --printer 那台打印机，请一起写",
                    "is about the printer that --printer names: give both");
        String devices =
                device("card", card, "")
                        + device("scanner", scanner, "")
                        + device(
                                "printer",
                                printer,
                                paperDots == null ? "" : ", paper-dots: " + paperDots);
        return devices.isEmpty() ? "devices: {}\n" : "devices:\n" + devices;
    }

    private static String device(String name, @Nullable String tty, String more) {
        if (tty == null) return "";
        String[] parts = tty.split("@", 2);
        String baud = parts.length == 1 ? "" : ", baud: " + parts[1];
        // Every JSON text is a YAML text.
        String line = JsonMapper.shared().writeValueAsString(parts[0]);
        return "  %s: {line: %s%s%s}\n".formatted(name, line, baud, more);
    }
}
