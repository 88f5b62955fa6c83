package tingxu.kiosk.profile;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.wire.HallId;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything one kiosk must be told before its first morning.
 *
 * @param name of the hall, as printed and shown
 * @param help where the staffed way is, as a sentence
 * @param broker {@code tcp://host:1883} or {@code ssl://host:8883}
 * @param tls null on a plain line
 * @param screenPort on 127.0.0.1; 0 for any free one
 * @param devices that this kiosk has
 * @param languages the first is spoken until someone chooses another
 * @param secrets keys of the hall, read once at start
 * @param hallAnswers how long to wait for a number
 * @param lentNumbers how many to have in hand for each line when the hall cannot be reached; 0 for
 *     none
 * @param technicianPin opens the technician's page on the kiosk's screen; null where nobody may
 */
public record KioskProfile(
        HallId hall,
        NodeId node,
        Words name,
        Words help,
        ZoneId time,
        URI broker,
        @Nullable Tls tls,
        int screenPort,
        Devices devices,
        List<String> languages,
        Secrets secrets,
        Duration hallAnswers,
        int lentNumbers,
        @Nullable Pin technicianPin) {

    public static final String FILE = "kiosk.yaml";

    private static final int HALL_ANSWERS_MS = 1_500;
    private static final int LENT_NUMBERS = 100;

    public KioskProfile {
        languages = List.copyOf(languages);
    }

    /**
     * @param qr the key that signs the QR codes of tickets
     * @param hall the key under which identity numbers are hashed
     */
    public record Secrets(Path qr, Path hall) {}

    /** PEM files: the kiosk's key and certificate, and the authority that vouches for the hall. */
    public record Tls(Path key, Path cert, Path ca) {}

    /** The same kiosk with its hall at another address and its screen at another port. */
    public KioskProfile at(URI otherBroker, int otherPort) {
        return with(otherBroker, otherPort, devices);
    }

    /** The same kiosk with other devices. */
    public KioskProfile with(Devices others) {
        return with(broker, screenPort, others);
    }

    private KioskProfile with(URI otherBroker, int otherPort, Devices others) {
        return new KioskProfile(
                hall,
                node,
                name,
                help,
                time,
                otherBroker,
                tls,
                otherPort,
                others,
                languages,
                secrets,
                hallAnswers,
                lentNumbers,
                technicianPin);
    }

    /** Reads {@code kiosk.yaml} in the kiosk's folder; paths in it are relative to the folder. */
    public static KioskProfile in(Path folder) throws FileWrong {
        return read(Yaml.read(folder.resolve(FILE)), folder);
    }

    public static KioskProfile read(Field file, Path folder) throws FileWrong {
        Field answers = file.at("hall-answers-ms");
        Field lent = file.at("lent-numbers");
        KioskProfile profile =
                new KioskProfile(
                        file.at("hall").as(HallId::new),
                        file.at("node").as(NodeId::parse),
                        words(file.at("name")),
                        words(file.at("help")),
                        file.at("time").as(Zones::of),
                        file.at("broker").as(URI::create),
                        tls(file.at("tls"), folder),
                        file.at("screen-port").whole(0, 65_535),
                        Devices.read(file.at("devices"), folder),
                        languages(file.at("languages")),
                        secrets(file.at("secrets"), folder),
                        Duration.ofMillis(
                                answers.given() ? answers.whole(100, 60_000) : HALL_ANSWERS_MS),
                        lent.given() ? lent.whole(0, 200) : LENT_NUMBERS,
                        pin(file.at("technician-pin")));
        file.nothingElse();
        return profile;
    }

    private static @Nullable Pin pin(Field field) throws FileWrong {
        if (!field.given()) return null;
        try {
            return new Pin(field.secret());
        } catch (IllegalArgumentException weak) {
            throw field.wrong("应是 6 到 12 位数字（加引号），至少三种数字，不要连号", String.valueOf(weak.getMessage()));
        }
    }

    private static Words words(Field field) throws FileWrong {
        Words words = new Words(field.at("zh").text(), field.at("en").text());
        field.nothingElse();
        return words;
    }

    private static @Nullable Tls tls(Field field, Path folder) throws FileWrong {
        if (!field.given()) return null;
        Tls tls =
                new Tls(
                        folder.resolve(field.at("key").text()),
                        folder.resolve(field.at("cert").text()),
                        folder.resolve(field.at("ca").text()));
        field.nothingElse();
        return tls;
    }

    private static List<String> languages(Field field) throws FileWrong {
        List<String> languages = new ArrayList<>();
        for (Field language : field.each()) {
            String code = language.text();
            if (!code.equals("zh") && !code.equals("en"))
                throw language.wrong("只有 zh 和 en", "is zh or en, not " + code);
            if (!languages.contains(code)) languages.add(code);
        }
        return languages;
    }

    private static Secrets secrets(Field field, Path folder) throws FileWrong {
        Secrets secrets =
                new Secrets(
                        folder.resolve(field.at("qr").text()),
                        folder.resolve(field.at("hall").text()));
        field.nothingElse();
        return secrets;
    }

    /** So that a wrong name is refused as any other value is. */
    private static final class Zones {
        static ZoneId of(String name) {
            try {
                return ZoneId.of(name);
            } catch (java.time.DateTimeException unknown) {
                throw new IllegalArgumentException("is a time zone such as Asia/Shanghai", unknown);
            }
        }
    }
}
