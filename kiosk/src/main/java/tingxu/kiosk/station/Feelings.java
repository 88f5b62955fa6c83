package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Words;

/** A device's health, as staff are told of it. */
public final class Feelings {

    public static final String CARD = "card";
    public static final String SCANNER = "scanner";
    public static final String CAMERA = "camera";
    public static final String PRINTER = "printer";
    static final String HELP = "help";
    static final String JOURNAL = "journal";
    static final String NUMBERS = "numbers";

    private Feelings() {}

    public static DeviceStatus of(String device, Health health) {
        return switch (health) {
            case Health.Ready _ -> status(device, DeviceStatus.State.ONLINE, null);
            case Health.Strained strained ->
                    status(device, DeviceStatus.State.STRAINED, strained.trouble());
            case Health.Gone gone -> status(device, DeviceStatus.State.OFFLINE, gone.trouble());
        };
    }

    static DeviceStatus help(boolean wanted, String node) {
        return wanted
                ? new DeviceStatus(
                        HELP,
                        kind(HELP),
                        DeviceStatus.State.STRAINED,
                        new Words(
                                "自助机 " + node + " 有人呼叫帮助",
                                "Someone asks for help at kiosk " + node),
                        "help-called")
                : status(HELP, DeviceStatus.State.ONLINE, null);
    }

    static DeviceStatus journal(boolean works) {
        return works
                ? status(JOURNAL, DeviceStatus.State.ONLINE, null)
                : status(
                        JOURNAL,
                        DeviceStatus.State.OFFLINE,
                        new Health.Trouble(
                                "打印日志写不进去，本机暂停取号",
                                "The print journal cannot be written: this kiosk takes no numbers",
                                "kiosk-journal"));
    }

    static DeviceStatus numbers(boolean left) {
        return left
                ? status(NUMBERS, DeviceStatus.State.ONLINE, null)
                : status(
                        NUMBERS,
                        DeviceStatus.State.STRAINED,
                        new Health.Trouble(
                                "离线号已用完，联系不上大厅时不能取号",
                                "Its own numbers are used up: without the hall it takes none",
                                "kiosk-numbers"));
    }

    static Words words(Health.Trouble trouble) {
        return new Words(trouble.zh(), trouble.en());
    }

    private static DeviceStatus status(
            String device, DeviceStatus.State state, Health.@Nullable Trouble trouble) {
        return new DeviceStatus(
                device,
                kind(device),
                state,
                trouble == null ? null : words(trouble),
                trouble == null ? null : trouble.remedy());
    }

    private static String kind(String device) {
        return switch (device) {
            case CARD -> "CardReader";
            case SCANNER, CAMERA -> "BarcodeReader";
            case PRINTER -> "Printer";
            default -> "Auxiliaries";
        };
    }
}
