package tingxu.kiosk.screen;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.Item;
import tingxu.kiosk.receipt.QrSvg;
import tingxu.kiosk.station.View;
import tingxu.kiosk.visit.Manner;
import tingxu.kiosk.visit.Page;
import tingxu.kiosk.visit.Want;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.TicketClass;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a page template may ask: everything already in the citizen's words. */
public final class Scene {

    private static final int FOUND_AT_MOST = 6;
    private static final List<String> KEYS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final View view;
    private final Place place;
    private final Texts texts;

    /**
     * What stays the same all day.
     *
     * @param help where the staffed way is
     * @param node as on the kiosk's label, {@code K01}
     */
    public record Place(Words name, Words help, String node, ZoneId time, Guide guide) {}

    public Scene(View view, Place place) {
        this.view = view;
        this.place = place;
        this.texts = Texts.in(view.visit().manner().language());
    }

    public String t(String key, Object... values) {
        return texts.say(key, values);
    }

    public String w(Words words) {
        return chinese() ? words.zh() : words.en();
    }

    /** The same in the other language, for those who cannot read this one. */
    public String other(String key) {
        return Texts.in(otherLanguage()).say(key);
    }

    public String otherOf(Words words) {
        return chinese() ? words.en() : words.zh();
    }

    public String otherLanguage() {
        return chinese() ? "en" : "zh";
    }

    public String otherLanguageName() {
        return other("language");
    }

    public String htmlLanguage() {
        return chinese() ? "zh-CN" : "en";
    }

    public String size() {
        return manner().elder() ? "elder" : "usual";
    }

    public String contrast() {
        return manner().contrast() ? "high" : "usual";
    }

    public Page page() {
        return view.visit().page();
    }

    public Manner manner() {
        return view.visit().manner();
    }

    public Words name() {
        return place.name();
    }

    public Words help() {
        return place.help();
    }

    /** Whether the citizen has a number: the way to one is no help any more. */
    public boolean hasNumber() {
        return page() instanceof Page.Printing
                || page() instanceof Page.AskingPaper
                || page() instanceof Page.NoPaper
                || page() instanceof Page.Shown;
    }

    public Words node() {
        return new Words("自助机 " + place.node(), "Kiosk " + place.node());
    }

    public String clock() {
        return clock(view.minute());
    }

    /** From when the figures are; null while they are fresh. */
    public @Nullable String cutOffSince() {
        if (view.connected() || view.issues()) return null;
        Instant asOf = view.linesAsOf();
        return asOf == null ? "--:--" : clock(asOf);
    }

    /** That the kiosk is cut off and serves all the same; null unless it is. */
    public @Nullable String offline() {
        if (view.connected() || !view.issues()) return null;
        Instant asOf = view.linesAsOf();
        return asOf == null ? t("offline.quiet") : t("offline.figures", clock(asOf));
    }

    public @Nullable Integer secondsLeft() {
        return view.secondsLeft();
    }

    public boolean cardReady() {
        return view.ready().card();
    }

    public boolean scannerReady() {
        return view.ready().scanner();
    }

    /** Whether 预约签到 is of use to anybody today. */
    public boolean books() {
        return view.books();
    }

    /** The time of an appointment, as on the clock. */
    public String time(Instant at) {
        return clock(at);
    }

    public boolean printerReady() {
        return view.ready().printer();
    }

    public List<LineLoad> lines() {
        return view.lines();
    }

    public boolean canBack() {
        return Buttons.back(page());
    }

    public boolean canHelp() {
        return Buttons.help(page());
    }

    public boolean canHome() {
        return Buttons.home(page());
    }

    /** How long a line is, in one phrase; empty when the hall has not said. */
    public String load(LineId line) {
        return view.lines().stream()
                .filter(load -> load.line().equals(line))
                .findFirst()
                .map(this::load)
                .orElse("");
    }

    public String load(LineLoad line) {
        if (view.linesAsOf() == null) return t("choosing.offline");
        if (line.windowsOpen() == 0) return t("choosing.closed");
        if (line.waiting() == 0) return t("choosing.nobody");
        return t("choosing.waiting", line.waiting())
                + " · "
                + t("choosing.range", line.range().text("–"));
    }

    public String ahead(int people) {
        return people == 0 ? t("ticket.next") : t("ticket.ahead", people);
    }

    public String range(WaitRange range) {
        return t("ticket.wait", range.text("–"));
    }

    public String className(TicketClass ticketClass) {
        return switch (ticketClass) {
            case PRIORITY -> t("ticket.priority");
            case APPOINTMENT -> t("ticket.appointment");
            case TRANSFER -> t("ticket.transfer");
            case ORDINARY -> "";
        };
    }

    /** The item, or the line when no item was chosen. */
    public String wanted(Want want) {
        Item item = item(want.item());
        return item == null ? lineName(want.line()) : w(item.name());
    }

    /** As the hall calls it; its id before the hall has said so. */
    public String lineName(LineId line) {
        return view.lines().stream()
                .filter(load -> load.line().equals(line))
                .findFirst()
                .map(load -> w(load.name()))
                .orElse(line.name());
    }

    public @Nullable Item item(@Nullable ItemId id) {
        return id == null ? null : place.guide().item(id).orElse(null);
    }

    public List<Item> items(LineId line) {
        return place.guide().items(line);
    }

    public List<LineId> guideLines() {
        return place.guide().items().stream().map(Item::line).distinct().toList();
    }

    public List<Item> found(String query) {
        return place.guide().find(query, FOUND_AT_MOST);
    }

    public String searchHint(String query) {
        return !query.isEmpty() && found(query).isEmpty()
                ? t("search.none", query)
                : t("search.hint");
    }

    public List<String> keyboard() {
        return KEYS;
    }

    /** As SVG, without anything from outside in it. */
    public String qr(String text) {
        return QrSvg.of(text);
    }

    private boolean chinese() {
        return texts == Texts.ZH;
    }

    private String clock(Instant at) {
        return CLOCK.format(at.atZone(place.time()));
    }
}
