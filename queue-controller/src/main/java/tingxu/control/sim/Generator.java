package tingxu.control.sim;

import tingxu.control.sim.Day.Break;
import tingxu.control.sim.Day.Visitor;
import tingxu.control.sim.Day.Window;
import tingxu.control.sim.Dice.Matter;
import tingxu.wire.TicketClass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes days of a family: the same seed and number, the same day. */
public final class Generator {

    /** Walk-ins in each half hour from 09:00, in proportion. */
    private static final double[] PROFILE = {
        1.55, 1.75, 1.70, 1.50, 1.20, .90, .50, .45, .75, 1.15, 1.30, 1.20, 1.00, .80, .60, .35
    };

    private static final double BEFORE_NINE = 1.5;
    private static final double DOORS_OPEN = -10;
    private static final double LAST_TICKET = 470;
    private static final double BOOKED_SHARE = .25;
    private static final double PRIORITY_SHARE = .08;
    private static final double LATE_MOST = 15;

    private final Family family;
    private final long seed;

    public Generator(Family family, long seed) {
        this.family = family;
        this.seed = seed;
    }

    public Day day(int number) {
        return new Day(number, windows(number), visitors(number));
    }

    private Dice dice(int day, Matter matter) {
        return Dice.of(seed, day, matter);
    }

    // ------------------------------------------------------------------ windows

    private List<Window> windows(int day) {
        Dice dice = dice(day, Matter.WINDOWS);
        Dice absences = dice(day, Matter.ABSENCES);
        List<Window> windows = new ArrayList<>();
        for (Staffing.Place place : Staffing.of(family)) {
            double speed = dice.between(.85, 1.20);
            List<Break> breaks =
                    List.of(
                            new Break(dice.between(90, 150), 10),
                            new Break(place.number() % 2 == 0 ? 165 : 210, 45),
                            new Break(dice.between(360, 420), 10));
            windows.add(
                    new Window(
                            windows.size(),
                            !absences.chance(family.absent()),
                            place.primary(),
                            place.skills(),
                            speed,
                            breaks));
        }
        return windows;
    }

    // ------------------------------------------------------------------ visitors

    /** One who comes, before it is known for what. */
    private record Coming(double arrival, double clock, boolean booked) {}

    private List<Visitor> visitors(int day) {
        double volume = volume() * dice(day, Matter.VOLUME).lognormal(1, .08);
        List<Coming> coming = new ArrayList<>();
        walkIns(volume * (1 - BOOKED_SHARE), dice(day, Matter.WALK_INS), coming);
        booked(volume * BOOKED_SHARE, dice(day, Matter.APPOINTMENTS), coming);
        coming.sort(Comparator.comparingDouble(Coming::arrival));
        double[] mix = mix(dice(day, Matter.MIX));
        Dice needs = dice(day, Matter.NEEDS);
        List<Visitor> visitors = new ArrayList<>();
        for (Coming each : coming) visitors.add(visitor(visitors.size(), each, mix, needs));
        return visitors;
    }

    /** Visitors of a usual day: so many that the peak hour brings the load that is asked for. */
    private double volume() {
        double each = 0;
        for (int i = 0; i < family.categories().size(); i++)
            each +=
                    family.categories().shares().get(i)
                            * (family.categories().meanMinutes().get(i) + .5)
                            * 1.05;
        double walkInsInPeak = (PROFILE[1] + PROFILE[2]) / proportions();
        double slotsInPeak = slots().stream().filter(slot -> slot >= 30 && slot < 90).count();
        double share =
                (1 - BOOKED_SHARE) * walkInsInPeak + BOOKED_SHARE * slotsInPeak / slots().size();
        return family.peakLoad() * family.windows() * 60 / each / share;
    }

    private static double proportions() {
        double sum = BEFORE_NINE * -DOORS_OPEN / 30;
        for (int i = 0; i < PROFILE.length; i++) sum += PROFILE[i] * length(i) / 30;
        return sum;
    }

    /** Of a half hour, in minutes: the last one ends early. */
    private static double length(int halfHour) {
        return Math.min(30, LAST_TICKET - 30.0 * halfHour);
    }

    private static void walkIns(double volume, Dice dice, List<Coming> coming) {
        double one = volume / proportions() / 30;
        stream(DOORS_OPEN, -DOORS_OPEN, one * BEFORE_NINE, dice, coming);
        for (int i = 0; i < PROFILE.length; i++)
            stream(30.0 * i, length(i), one * PROFILE[i], dice, coming);
    }

    private static void stream(
            double from, double length, double rate, Dice dice, List<Coming> coming) {
        for (double t = dice.untilNext(rate); t < length; t += dice.untilNext(rate))
            coming.add(new Coming(from + t, from + t, false));
    }

    /** The quarter hours that can be booked, in minutes from nine. */
    private static List<Double> slots() {
        List<Double> slots = new ArrayList<>();
        for (double slot = 0; slot <= 150; slot += 15) slots.add(slot);
        for (double slot = 270; slot <= 435; slot += 15) slots.add(slot);
        return slots;
    }

    private static void booked(double volume, Dice dice, List<Coming> coming) {
        for (double slot : slots())
            for (int i = dice.poisson(volume / slots().size()); i > 0; i--) {
                double arrival = Math.max(DOORS_OPEN, slot - 6 + 8 * dice.normal());
                boolean kept = arrival <= slot + LATE_MOST;
                coming.add(new Coming(arrival, kept ? Math.max(arrival, slot) : arrival, kept));
            }
    }

    /** How much of each business comes on this day. */
    private double[] mix(Dice dice) {
        double[] mix = new double[family.categories().size()];
        double sum = 0;
        for (int i = 0; i < mix.length; i++) {
            mix[i] = family.categories().shares().get(i) * dice.lognormal(1, .20);
            sum += mix[i];
        }
        for (int i = 0; i < mix.length; i++) mix[i] /= sum;
        return mix;
    }

    private Visitor visitor(int id, Coming coming, double[] mix, Dice dice) {
        boolean priority = dice.chance(PRIORITY_SHARE) && !coming.booked();
        int category = category(mix, dice);
        double work = requirement(category, 1, dice);
        boolean noShow = dice.chance(.03);
        boolean sentOn = dice.chance(.05) && !noShow;
        int next = dice.below(mix.length);
        double nextWork = requirement(next, .7, dice);
        return new Visitor(
                id,
                coming.arrival(),
                coming.clock(),
                category,
                coming.booked()
                        ? TicketClass.APPOINTMENT
                        : priority ? TicketClass.PRIORITY : TicketClass.ORDINARY,
                work,
                noShow,
                sentOn ? next : Day.NONE,
                sentOn ? nextWork : 0);
    }

    private static int category(double[] mix, Dice dice) {
        double rest = dice.unit();
        int category = 0;
        while (category < mix.length - 1 && rest >= mix[category]) rest -= mix[category++];
        return category;
    }

    private double requirement(int category, double part, Dice dice) {
        double mean = family.categories().meanMinutes().get(category);
        return Math.clamp(part * dice.lognormal(mean, 1), .5, 90);
    }
}
