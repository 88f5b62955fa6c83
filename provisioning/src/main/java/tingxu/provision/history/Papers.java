package tingxu.provision.history;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** I2: every paper is exactly one ticket, and a ticket counts as on paper only when it is. */
final class Papers implements Watch {

    /** From contact on, a paper that nobody has scanned counts within so long. */
    private static final Duration CONTACT = Duration.ofSeconds(10);

    private record Paper(Instant at, String kiosk, String citizen, String taken, boolean offline) {}

    private record Copy(String kiosk, TicketId ticket) {}

    /** Of these one is out that is no copy; a copy may be out before it. */
    private final Set<TicketId> unmarked = new HashSet<>();

    /** Kiosks out of which it came. */
    private final Map<TicketId, Set<String>> out = new HashMap<>();

    private final Map<TicketId, Paper> papers = new LinkedHashMap<>();

    /** How many copies of it came out of the kiosk, but for those that staff know of. */
    private final Map<Copy, Integer> copies = new HashMap<>();

    /** Kiosks at which somebody said that no paper came. */
    private final Map<TicketId, Set<String>> denied = new HashMap<>();

    /** Kiosks out of which it came not as a copy. */
    private final Map<TicketId, Set<String>> firsts = new HashMap<>();

    /** Kiosks that told the hall that it never came, and were not overruled. */
    private final Map<TicketId, Set<String>> never = new HashMap<>();

    private final Set<TicketId> called = new HashSet<>();
    private final Set<TicketId> issued = new HashSet<>();
    private final Set<TicketId> withoutPaper = new HashSet<>();
    private final Map<String, TicketId> held = new LinkedHashMap<>();
    private final Set<LocalDate> ended = new HashSet<>();
    private LocalDate day = LocalDate.EPOCH;
    private @Nullable Instant calm;

    @Override
    public void see(Fact fact, Breaches breaches) {
        switch (fact) {
            case Fact.PaperOut paper -> paper(paper, breaches);
            case Fact.Copied one -> copied(one, breaches);
            case Fact.Denied one -> add(denied, one.ticket(), one.kiosk());
            case Fact.Scanned one -> {
                boolean late = ended.contains(one.ticket().day());
                if (!one.known() && !late && papers.containsKey(one.ticket()))
                    breaches.add(
                            "I2",
                            "窗口扫了 " + one.ticket() + "，大厅却不认",
                            "a window has scanned "
                                    + one.ticket()
                                    + " and the hall does not know it");
            }
            case Fact.Calm one -> calm = one.at();
            case Fact.Rested rested -> overdue(rested.at(), breaches);
            case Fact.Committed _,
                    Fact.Asked _,
                    Fact.Answered _,
                    Fact.Seated _,
                    Fact.KeyPressed _,
                    Fact.RatingPressed _,
                    Fact.BoardShows _,
                    Fact.Spoken _,
                    Fact.Happened _,
                    Fact.Replayed _ -> {}
        }
    }

    @Override
    public void see(Event event, Fact.Committed row, Breaches breaches) {
        if (event instanceof Event.DayOpened opened) day = opened.day();
        if (event instanceof Event.DayEnded done) ended.add(done.day());
        if (event instanceof Event.TicketIssued one)
            issued.add(new TicketId(day, one.ticket().number()));
        if (event instanceof Event.TicketCalled one) called.add(new TicketId(day, one.ticket()));
        if (event instanceof Event.PaperNoted noted)
            noted(new TicketId(day, noted.ticket()), noted.outcome(), row.who(), breaches);
        if (event instanceof Event.TicketCancelled gone && gone.reason().contains("No paper"))
            cancelled(new TicketId(day, gone.ticket()), row.who(), breaches);
    }

    private void noted(TicketId ticket, PaperOutcome outcome, String who, Breaches breaches) {
        switch (outcome) {
            case NEVER -> add(never, ticket, who);
            case UNKNOWN -> never.remove(ticket);
            case CONFIRMED -> {
                never.remove(ticket);
                if (!papers.containsKey(ticket) && !denied.containsKey(ticket))
                    breaches.add(
                            "I2",
                            ticket + " 记为已出票，却没有纸",
                            ticket + " counts as on paper, and no paper came out");
            }
        }
    }

    /** Whoever was called has been seen to, with paper or without. */
    private void cancelled(TicketId ticket, String who, Breaches breaches) {
        withoutPaper.add(ticket);
        if (called.contains(ticket))
            breaches.add(
                    "I2",
                    ticket + " 已呼叫过，却因 " + who + " 说没有出票而取消",
                    ticket
                            + " was called before, and is cancelled because no paper came at "
                            + who);
    }

    private void paper(Fact.PaperOut paper, Breaches breaches) {
        add(out, paper.ticket(), paper.kiosk());
        if (!paper.again()) add(firsts, paper.ticket(), paper.kiosk());
        if (!paper.again() && !unmarked.add(paper.ticket()))
            breaches.add(
                    "I2",
                    paper.ticket() + " 有两张纸没有标补打",
                    paper.ticket() + " is on two papers that do not say that they are copies");
        if (paper.again()) copies.merge(new Copy(paper.kiosk(), paper.ticket()), 1, Integer::sum);
        Paper first = papers.get(paper.ticket());
        if (first == null)
            papers.put(
                    paper.ticket(),
                    new Paper(
                            paper.at(),
                            paper.kiosk(),
                            paper.citizen(),
                            paper.taken(),
                            paper.offline()));
        else compare(first, paper, breaches);
        TicketId other =
                paper.citizen().isEmpty() ? null : held.put(paper.citizen(), paper.ticket());
        if (other != null && !other.equals(paper.ticket()))
            breaches.add(
                    "I2",
                    paper.citizen() + " 一次取号拿到 " + other + " 和 " + paper.ticket(),
                    "%s pressed once and has the papers of %s and %s"
                            .formatted(paper.citizen(), other, paper.ticket()));
    }

    /** A copy bears the number that was asked for, and says that it is one. */
    private void copied(Fact.Copied told, Breaches breaches) {
        if (!told.done()) return;
        int left = copies.merge(new Copy(told.kiosk(), told.ticket()), -1, Integer::sum);
        if (left < 0)
            breaches.add(
                    "I2",
                    told.kiosk() + " 说已补打 " + told.ticket() + "，却没有这样的纸",
                    "%s says that it printed %s again, and no such paper came out"
                            .formatted(told.kiosk(), told.ticket()));
    }

    private static void compare(Paper first, Fact.PaperOut paper, Breaches breaches) {
        // A kiosk that is cut off prints the time of its own clock, which no other can know.
        boolean own = first.offline() || paper.offline();
        boolean elsewhere = own && !paper.kiosk().equals(first.kiosk());
        if (!elsewhere && !paper.taken().equals(first.taken()))
            breaches.add(
                    "I2",
                    paper.ticket() + " 补打的时间 " + paper.taken() + " 与原票 " + first.taken() + " 不同",
                    "%s is printed again with the time %s, not %s"
                            .formatted(paper.ticket(), paper.taken(), first.taken()));
    }

    private static void add(Map<TicketId, Set<String>> kiosks, TicketId ticket, String kiosk) {
        kiosks.computeIfAbsent(ticket, _ -> new HashSet<>()).add(kiosk);
    }

    private static Set<String> at(Map<TicketId, Set<String>> kiosks, TicketId ticket) {
        return kiosks.getOrDefault(ticket, Set.of());
    }

    private void overdue(Instant now, Breaches breaches) {
        if (calm == null || now.isBefore(calm.plus(CONTACT))) return;
        for (TicketId ticket : papers.keySet()) {
            if (!issued.contains(ticket) && !ended.contains(ticket.day()))
                breaches.add(
                        "I2",
                        ticket + " 在纸上，大厅却没有",
                        ticket + " is on paper and the hall has no such ticket");
            if (withoutPaper.contains(ticket) && !at(denied, ticket).containsAll(at(out, ticket)))
                breaches.add(
                        "I2",
                        ticket + " 在纸上，却按没有出票取消了",
                        ticket + " is on paper, and was cancelled because no paper came");
        }
        never.forEach((ticket, kiosks) -> misheard(ticket, kiosks, breaches));
        calm = null;
    }

    /** Of a ticket that was called nothing is taken back; but whoever holds it is counted wrong. */
    private void misheard(TicketId ticket, Set<String> kiosks, Breaches breaches) {
        for (String kiosk : kiosks)
            if (at(firsts, ticket).contains(kiosk) && !at(denied, ticket).contains(kiosk))
                breaches.add(
                        "I2",
                        ticket + " 在 " + kiosk + " 出了票，大厅却记为没有出票",
                        "%s came out of %s, and the hall was told there that none came"
                                .formatted(ticket, kiosk));
    }
}
