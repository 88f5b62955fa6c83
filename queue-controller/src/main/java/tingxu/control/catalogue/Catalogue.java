package tingxu.control.catalogue;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Tuning;
import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A hall as its file describes it: what a day is opened with, and where everything stands.
 *
 * @param time the hall's time zone: business days and clocks are told in it
 * @param windows in the order of their numbers
 * @param shadow a policy that is only watched; null for none
 * @param foresight as usual where the file says nothing, and so are keeping and booking
 * @param phones where citizens' phones find the hall, an address without a path; null for nowhere
 */
public record Catalogue(
        HallId hall,
        ZoneId time,
        HallPlan plan,
        List<Zone> zones,
        List<PlannedWindow> windows,
        @Nullable Shadowing shadow,
        Foresight foresight,
        Keeping keeping,
        Booking booking,
        @Nullable String phones) {

    public Catalogue {
        zones = List.copyOf(zones);
        windows = List.copyOf(windows);
    }

    /** A policy beside the one that calls, and how it is set. */
    public record Shadowing(String policy, Tuning tuning) {}

    public Optional<PlannedWindow> window(WindowId id) {
        return windows.stream().filter(window -> window.id().equals(id)).findFirst();
    }

    /**
     * What a window serves unless told otherwise. A day keeps the lines that it was opened with:
     * one that is new in the file waits for the next day, and one that was taken from it is served
     * by every window, so that nobody who waits in it is forgotten.
     *
     * @param today the plan of the day
     */
    public List<Skill> skills(WindowId id, HallPlan today) {
        List<Skill> skills = new ArrayList<>();
        window(id).stream()
                .flatMap(window -> window.skills().stream())
                .filter(skill -> today.line(skill.line()).isPresent())
                .forEach(skills::add);
        for (HallPlan.Line line : today.lines())
            if (plan.line(line.id()).isEmpty()) skills.add(new Skill(line.id(), false));
        return skills;
    }

    public Optional<Zone> zoneOf(WindowId id) {
        return window(id)
                .flatMap(window ->
                        zones.stream().filter(zone -> zone.id().equals(window.zone())).findFirst());
    }

    /**
     * A part of the hall in which one loudspeaker is heard.
     *
     * @param announcer the bridge whose loudspeaker it is
     */
    public record Zone(String id, Words name, NodeId announcer) {}

    /**
     * A window as it is built and staffed by plan.
     *
     * @param bridge the node that drives its strip, pad and call pad
     * @param skills what it serves unless told otherwise when it opens; its own business first
     * @param transfersTo the line that the call pad's transfer key sends to; null where none is
     *     named
     * @param reserve 机动窗口: not opened in the morning, but when it is needed
     * @param breaks in the order they fall due
     */
    public record PlannedWindow(
            WindowId id,
            String zone,
            NodeId bridge,
            List<Skill> skills,
            @Nullable LineId transfersTo,
            boolean reserve,
            List<PlannedBreak> breaks) {
        public PlannedWindow {
            skills = List.copyOf(skills);
            breaks = List.copyOf(breaks);
        }
    }

    /** A break of every day, taken when it is due and the window is free next. */
    public record PlannedBreak(LocalTime due, Duration length) {}

    /**
     * 预约: when one who has booked may check in.
     *
     * @param early how long before the booked time
     * @param late how long after it the appointment still holds
     */
    public record Booking(Duration early, Duration late) {
        public static final Booking USUAL =
                new Booking(Duration.ofMinutes(15), Duration.ofMinutes(15));
    }

    /**
     * How the hall's journal is looked after.
     *
     * @param at when at night
     * @param copies that are kept
     * @param copiesTo a folder, best on another disk; null for one beside the journal
     * @param identityDays after which nobody can tell any more which tickets one card had
     */
    public record Keeping(LocalTime at, int copies, @Nullable Path copiesTo, int identityDays) {
        public static final Keeping USUAL = new Keeping(LocalTime.of(2, 30), 14, null, 7);
    }

    /**
     * What the hall's advice goes by.
     *
     * @param longWait beyond which a wait is too long
     * @param reserveHours for which reserve windows may be open in a day, all together
     * @param daysToLearn before which nothing is advised
     */
    public record Foresight(Duration longWait, Duration reserveHours, int daysToLearn) {
        public static final Foresight USUAL =
                new Foresight(Duration.ofMinutes(30), Duration.ofHours(7), 5);
    }
}
