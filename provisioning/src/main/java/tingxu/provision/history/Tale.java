package tingxu.provision.history;

import tingxu.control.hall.Event;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A history as people read it: one fact a line, in the order in which it was seen. */
public final class Tale {

    private Tale() {}

    /** The time of day in Greenwich, to a millisecond, and a sentence. */
    public static Words of(Fact fact) {
        String at = time(fact.at());
        Words words = words(fact);
        return new Words(at + "  " + words.zh(), at + "  " + words.en());
    }

    private static String time(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        return "%02d:%02d:%02d.%03d"
                .formatted(
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        time.getNano() / 1_000_000);
    }

    private static Words words(Fact fact) {
        return switch (fact) {
            case Fact.Committed row -> committed(row);
            case Fact.PaperOut paper ->
                    new Words(
                            paper.kiosk() + " 出纸 " + paper.ticket() + (paper.again() ? "（补打）" : ""),
                            "%s prints %s%s"
                                    .formatted(
                                            paper.kiosk(),
                                            paper.ticket(),
                                            paper.again() ? " again" : ""));
            case Fact.Copied one ->
                    new Words(
                            one.kiosk() + " 补打 " + one.ticket() + (one.done() ? "，已出纸" : "，没有打成"),
                            "%s was to print %s again and has%s"
                                    .formatted(
                                            one.kiosk(), one.ticket(), one.done() ? "" : " not"));
            case Fact.Denied one ->
                    new Words(
                            one.kiosk() + " 有人说没有拿到 " + one.ticket(),
                            "%s: somebody says that %s did not come"
                                    .formatted(one.kiosk(), one.ticket()));
            case Fact.Scanned one ->
                    new Words(
                            "扫描 " + one.ticket() + (one.known() ? "，认得" : "，不认得"),
                            "%s is scanned and is %s"
                                    .formatted(one.ticket(), one.known() ? "known" : "not known"));
            case Fact.Asked one ->
                    new Words(
                            one.who() + " 要求 " + one.what() + " " + one.id(),
                            "%s asks for %s, %s".formatted(one.who(), one.what(), one.id()));
            case Fact.Answered one ->
                    new Words(
                            one.who() + " 得到答复 " + one.answer() + " " + one.id(),
                            "%s is answered \"%s\", %s"
                                    .formatted(one.who(), one.answer(), one.id()));
            case Fact.Seated one ->
                    new Words(
                            one.who() + " 由 " + one.seat() + " 使用",
                            "%s is where %s works".formatted(one.who(), one.seat()));
            case Fact.KeyPressed key ->
                    new Words(
                            key.window().number() + " 号窗口按键 " + key.key(),
                            "%s presses %s".formatted(key.window(), key.key()));
            case Fact.RatingPressed one ->
                    new Words(
                            one.window().number() + " 号窗口评价 " + one.ticket() + " " + one.level(),
                            "%s is rated %d at %s"
                                    .formatted(one.ticket(), one.level(), one.window()));
            case Fact.BoardShows one ->
                    new Words(
                            one.window().number() + " 号窗口的屏显示 " + one.ticket(),
                            "the board of %s shows %s".formatted(one.window(), one.ticket()));
            case Fact.Spoken one ->
                    new Words(
                            "播报 " + one.ticket() + " 到 " + one.window().number() + " 号窗口",
                            "said aloud: %s to %s".formatted(one.ticket(), one.window()));
            case Fact.Happened one ->
                    new Words(
                            "！" + one.where() + "：" + one.words(),
                            "! %s: %s".formatted(one.where(), one.words()));
            case Fact.Calm _ -> new Words("从此不再出错", "nothing goes wrong from here on");
            case Fact.Rested one ->
                    new Words(
                            one.who() + " 未送 " + one.unsaid() + " 条 " + one.troubles(),
                            "%s rests with %d unsaid %s"
                                    .formatted(one.who(), one.unsaid(), one.troubles()));
            case Fact.Replayed one ->
                    new Words(
                            "重放到第 " + one.row() + " 行，" + (one.same() ? "一致" : "不一致"),
                            "replayed to row %d: %s"
                                    .formatted(one.row(), one.same() ? "alike" : "not alike"));
        };
    }

    private static Words committed(Fact.Committed row) {
        StringBuilder what = new StringBuilder();
        for (Event event : row.events()) what.append(' ').append(brief(event));
        String refused = row.refused();
        if (refused != null) what.append(" refused: ").append(refused);
        return new Words(
                "第 " + row.row() + " 行 " + row.who() + what,
                "row " + row.row() + " " + row.who() + what);
    }

    private static String brief(Event event) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case Event.TicketIssued one -> name + " " + one.ticket().number();
            case Event.TicketCalled one -> name + " " + one.ticket() + " " + one.window();
            case Event.DayOpened one -> name + " " + one.day();
            case Event.NumbersLent one -> name + " " + one.loan().first() + " " + one.loan().node();
            case Event.TicketReported one -> name + " " + one.ticket().number();
            case Event _ -> name + " " + event.toString().replaceAll("^[A-Za-z]+\\[|, at=.*$", "");
        };
    }
}
