package tingxu.control.catalogue;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.control.catalogue.Catalogue.Booking;
import tingxu.control.catalogue.Catalogue.Foresight;
import tingxu.control.catalogue.Catalogue.Keeping;
import tingxu.control.catalogue.Catalogue.PlannedBreak;
import tingxu.control.catalogue.Catalogue.PlannedWindow;
import tingxu.control.catalogue.Catalogue.Shadowing;
import tingxu.control.catalogue.Catalogue.Zone;
import tingxu.control.hall.Direct;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallPlan.Limits;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallPlan.Transfers;
import tingxu.control.hall.Skill;
import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a hall's file (YAML): every mistake is answered with the field and the remedy. */
public final class HallFile {

    public static final String DEMO = "/tingxu/demo-hall.yaml";

    private final Field root;

    private HallFile(Field root) {
        this.root = root;
    }

    public static Catalogue read(Path file) throws FileWrong {
        return new HallFile(Yaml.read(file)).catalogue();
    }

    /** The hall that is shipped for a first look: six lines, eight windows. */
    public static Catalogue demo() {
        try {
            return new HallFile(Yaml.shipped(HallFile.class, DEMO)).catalogue();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (FileWrong wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    public static Catalogue parse(String name, String yaml) throws FileWrong {
        return new HallFile(Yaml.parse(name, yaml)).catalogue();
    }

    private Catalogue catalogue() throws FileWrong {
        HallId hall = root.at("hall").as(HallId::new);
        ZoneId time = root.at("time").as(ZoneId::of);
        HallPlan plan = plan();
        List<Zone> zones = zones();
        List<PlannedWindow> windows = windows(plan, zones);
        Shadowing shadow = shadow(plan);
        Foresight foresight = foresight(root.at("advice"));
        Keeping keeping = keeping(root.at("keeping"));
        Booking booking = booking(root.at("appointments"));
        String phones = phones(root.at("phones"));
        root.nothingElseBelow();
        everyLineServed(plan, windows);
        return new Catalogue(
                hall, time, plan, zones, windows, shadow, foresight, keeping, booking, phones);
    }

    /** Null where the file says nothing. */
    private static @Nullable String phones(Field field) throws FileWrong {
        if (!field.given()) return null;
        String address = field.text();
        if (!address.matches("https://[A-Za-z0-9.-]{1,60}(:[0-9]{1,5})?"))
            throw field.wrong(
                    "应是手机可打开的 https 网址，只到名称和端口，如 https://hall.example",
                    "is an https address that phones can open, a name and no path, such as"
                            + " https://hall.example");
        return address;
    }

    private HallPlan plan() throws FileWrong {
        Words name = words(root.at("name"));
        Limits limits = limits(root.at("limits"));
        HallPlan usual = new HallPlan(name, "bwi", lines(root.at("lines")), limits);
        return PolicyField.read(root.at("policy"), usual)
                .sendingOn(transfers())
                .directing(direct());
    }

    private @Nullable Transfers transfers() throws FileWrong {
        Field field = root.at("transfers");
        if (!field.given()) return null;
        return switch (field.text()) {
            case "keep-clock" -> Transfers.KEEP_CLOCK;
            case "come-anew" -> Transfers.COME_ANEW;
            default ->
                    throw field.wrong(
                            "应是 keep-clock（保留原取号时间）或 come-anew（按转办时间）",
                            "is keep-clock or come-anew");
        };
    }

    /** Null where nothing is to be tried. */
    private @Nullable Shadowing shadow(HallPlan plan) throws FileWrong {
        Field field = root.at("shadow");
        if (!field.given()) return null;
        HallPlan tried = PolicyField.read(field, plan);
        return new Shadowing(tried.policy(), tried.tuned());
    }

    /** Null where the file says nothing. */
    private @Nullable Direct direct() throws FileWrong {
        Field seconds = root.at("invite-seconds");
        Field call = root.at("auto-call");
        if (!seconds.given() && !call.given()) return null;
        int usual = (int) Direct.USUAL.invite().toSeconds();
        return new Direct(Duration.ofSeconds(seconds.whole(0, 600, usual)), call.flag());
    }

    private static Limits limits(Field field) throws FileWrong {
        Limits usual = Limits.USUAL;
        if (!field.given()) return usual;
        return new Limits(
                Duration.ofSeconds(
                        field.at("patience-seconds")
                                .whole(10, 3600, (int) usual.patience().toSeconds())),
                field.at("recalls").whole(0, 20, usual.recalls()),
                Duration.ofMinutes(
                        field.at("grace-minutes").whole(0, 600, (int) usual.grace().toMinutes())),
                Duration.ofSeconds(
                        field.at("rating-seconds")
                                .whole(5, 600, (int) usual.ratingWait().toSeconds())),
                field.at("waiting-at-most").whole(1, 1_000_000, usual.waitingAtMost()));
    }

    private static List<Line> lines(Field field) throws FileWrong {
        List<Line> lines = new ArrayList<>();
        Set<LineId> ids = new TreeSet<>();
        Set<Character> letters = new TreeSet<>();
        for (Field entry : field.each()) {
            LineId id = entry.at("id").as(LineId::new);
            if (!ids.add(id))
                throw entry.at("id").wrong("重复", "is there twice; give each line an id of its own");
            Field series = entry.at("series");
            if (!series.text().matches("[A-Z]"))
                throw series.wrong("应是一个字母 A 到 Z", "is one letter A to Z, not " + series.text());
            if (!letters.add(series.text().charAt(0)))
                throw series.wrong("号段重复", "is taken; give each line a letter of its own");
            Duration mean = Duration.ofMinutes(entry.at("mean-minutes").whole(1, 240));
            lines.add(new Line(id, words(entry), series.text().charAt(0), mean));
        }
        return lines;
    }

    private List<Zone> zones() throws FileWrong {
        List<Zone> zones = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (Field entry : root.at("zones").each()) {
            Field id = entry.at("id");
            if (!id.text().matches("[a-z0-9][a-z0-9-]{0,39}"))
                throw id.wrong("应是小写字母、数字和“-”", "is 1 to 40 of a-z, 0-9 and '-'");
            if (!ids.add(id.text()))
                throw id.wrong("重复", "is there twice; give each zone an id of its own");
            NodeId announcer = entry.at("announcer").as(NodeId::parse);
            zones.add(new Zone(id.text(), words(entry), announcer));
        }
        return zones;
    }

    private List<PlannedWindow> windows(HallPlan plan, List<Zone> zones) throws FileWrong {
        List<PlannedWindow> windows = new ArrayList<>();
        Set<WindowId> ids = new TreeSet<>();
        for (Field entry : root.at("windows").each()) {
            Field number = entry.at("number");
            WindowId id = new WindowId(number.whole(1, 999));
            if (!ids.add(id))
                throw number.wrong("窗口号重复", "is there twice; each window has a number of its own");
            Field zone = entry.at("zone");
            String name = zone.text();
            if (zones.stream().noneMatch(known -> known.id().equals(name)))
                throw zone.wrong("没有这个区域", "no such zone; name one that stands under zones");
            NodeId bridge = entry.at("bridge").as(NodeId::parse);
            boolean comprehensive = entry.at("comprehensive").flag();
            List<Skill> skills = skills(entry.at("skills"), plan, comprehensive);
            windows.add(
                    new PlannedWindow(
                            id,
                            name,
                            bridge,
                            skills,
                            transfersTo(entry.at("transfer-to"), plan),
                            entry.at("reserve").flag(),
                            breaks(entry.at("breaks"))));
        }
        windows.sort(Comparator.comparing(PlannedWindow::id));
        return windows;
    }

    /** A call pad has no screen to choose a line on, so its transfer key has one line. */
    private static @Nullable LineId transfersTo(Field field, HallPlan plan) throws FileWrong {
        if (!field.given()) return null;
        LineId line = field.as(LineId::new);
        if (plan.line(line).isEmpty())
            throw field.wrong("没有这个队列", "no such line; name one that stands under lines");
        return line;
    }

    private static Foresight foresight(Field field) throws FileWrong {
        Foresight usual = Foresight.USUAL;
        if (!field.given()) return usual;
        return new Foresight(
                Duration.ofMinutes(
                        field.at("long-wait-minutes")
                                .whole(1, 600, (int) usual.longWait().toMinutes())),
                Duration.ofHours(
                        field.at("reserve-hours")
                                .whole(0, 999, (int) usual.reserveHours().toHours())),
                field.at("days-to-learn").whole(1, 100, usual.daysToLearn()));
    }

    private static Keeping keeping(Field field) throws FileWrong {
        Keeping usual = Keeping.USUAL;
        if (!field.given()) return usual;
        Field at = field.at("at");
        Field to = field.at("copies-to");
        return new Keeping(
                at.given() ? at.as(LocalTime::parse) : usual.at(),
                field.at("copies").whole(1, 400, usual.copies()),
                to.given() ? to.as(Path::of) : null,
                field.at("identity-days").whole(1, 3_660, usual.identityDays()));
    }

    private static Booking booking(Field field) throws FileWrong {
        Booking usual = Booking.USUAL;
        if (!field.given()) return usual;
        return new Booking(
                Duration.ofMinutes(
                        field.at("early-minutes").whole(0, 600, (int) usual.early().toMinutes())),
                Duration.ofMinutes(
                        field.at("late-minutes").whole(0, 600, (int) usual.late().toMinutes())));
    }

    /** Such as {@code 11:45/45}: when it is due, and its minutes. */
    private static List<PlannedBreak> breaks(Field field) throws FileWrong {
        List<PlannedBreak> breaks = new ArrayList<>();
        if (!field.given()) return breaks;
        for (Field entry : field.each()) {
            String[] parts = entry.text().split("/", -1);
            if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,2}"))
                throw entry.wrong("形如 11:45/45（时刻/分钟）", "is TIME/MINUTES, such as 11:45/45");
            LocalTime due = entry.as(_ -> LocalTime.parse(parts[0]));
            if (!breaks.isEmpty() && !due.isAfter(breaks.getLast().due()))
                throw entry.wrong("应晚于前一次休息", "is later than the break before it");
            breaks.add(new PlannedBreak(due, Duration.ofMinutes(Integer.parseInt(parts[1]))));
        }
        return breaks;
    }

    /** The first is the window's own business; a comprehensive window (综合窗口) has none. */
    private static List<Skill> skills(Field field, HallPlan plan, boolean comprehensive)
            throws FileWrong {
        List<Skill> skills = new ArrayList<>();
        for (Field entry : field.each()) {
            LineId line = entry.as(LineId::new);
            if (plan.line(line).isEmpty())
                throw entry.wrong("没有这个队列", "no such line; name one that stands under lines");
            if (skills.stream().anyMatch(skill -> skill.line().equals(line)))
                throw entry.wrong("重复", "is there twice; name each line once");
            skills.add(new Skill(line, skills.isEmpty() && !comprehensive));
        }
        return skills;
    }

    private void everyLineServed(HallPlan plan, List<PlannedWindow> windows) throws FileWrong {
        for (Line line : plan.lines())
            if (windows.stream()
                    .flatMap(window -> window.skills().stream())
                    .noneMatch(skill -> skill.line().equals(line.id())))
                throw root.at("windows")
                        .wrong(
                                "没有窗口办理 " + line.id() + "，请加到某个窗口的 skills",
                                "no window serves "
                                        + line.id()
                                        + ", so nobody would ever call it; add it to the skills of"
                                        + " one");
    }

    private static Words words(Field entry) throws FileWrong {
        return new Words(entry.at("zh").text(), entry.at("en").text());
    }
}
