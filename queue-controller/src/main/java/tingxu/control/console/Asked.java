package tingxu.control.console;

import io.javalin.http.Context;

import tingxu.control.view.Language;
import tingxu.control.view.PolicyView;
import tingxu.control.view.Problem;
import tingxu.control.view.Sources;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.seal.TicketSigner;

import java.time.DateTimeException;
import java.util.Locale;
import java.util.function.Supplier;

/** What a request asks for besides its body: each mistake is a problem with a sentence. */
final class Asked {

    private Asked() {}

    /** {@code ?lang=} first, then the caller's wish; Chinese where neither says English. */
    static Language language(Context context) {
        String asked = context.queryParam("lang");
        if (asked == null) asked = context.header("Accept-Language");
        return asked != null && asked.startsWith("en") ? Language.EN : Language.ZH;
    }

    /**
     * Pages are Chinese unless asked otherwise: the players of a hall speak what they came with.
     */
    static Language pageLanguage(Context context) {
        return "en".equals(context.queryParam("lang")) ? Language.EN : Language.ZH;
    }

    /** A window that the hall has, or that is open since before it was taken from its file. */
    static WindowId window(Context context, Sources sources) {
        String text = context.pathParam("n");
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1)
            throw Problem.malformed("window", "窗口号是 1 到 999 的数字", "a window is a number, 1 to 999")
                    .found();
        WindowId window = new WindowId(Integer.parseInt(text));
        if (sources.catalogue().window(window).isEmpty()
                && !sources.loop().state().window(window).open())
            throw Problem.unknown(
                            "window",
                            "本厅没有 " + window.number() + " 号窗口",
                            "this hall has no window " + window.number())
                    .found();
        return window;
    }

    /** A line that the hall has: that of the day, whatever its file says since. */
    static LineId line(String field, LineId id, Sources sources) {
        if (PolicyView.plan(sources).line(id).isEmpty())
            throw Problem.unknown(field, "本厅没有队列 " + id, "this hall has no line \"" + id + "\"")
                    .found();
        return id;
    }

    static TicketNumber ticket(String field, String text) {
        if (!text.matches("[A-Za-z][0-9]{3,6}") || text.matches(".0+"))
            throw Problem.malformed(field, "票号形如 A017", "a ticket number is like A017").found();
        return TicketNumber.parse(text.toUpperCase(Locale.ROOT));
    }

    /** A ticket by its number, which is then of today, or by the text of its QR code. */
    static TicketId paper(String field, String text, Sources sources) {
        if (!TicketSigner.bare(text).startsWith("TX1."))
            return new TicketId(sources.loop().state().day(), ticket(field, text));
        return sources.known()
                .apply(text)
                .orElseThrow(() ->
                        Problem.malformed(
                                        field,
                                        "这张号票核对不上，不是本大厅的",
                                        "cannot be verified: it is not a ticket of this hall")
                                .found());
    }

    /** A ticket of any day, such as {@code 2026-11-22-A017}. */
    static TicketId ticketId(String text) {
        try {
            return TicketId.parse(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw Problem.malformed("ticket", "形如 2026-11-22-A017", "is like 2026-11-22-A017")
                    .found();
        }
    }

    /** The caller's own id of what it asks, so that asking again does nothing more. */
    static MessageId id(Context context, Supplier<MessageId> ids) {
        String key = context.header("Idempotency-Key");
        if (key == null) return ids.get();
        try {
            return new MessageId(key);
        } catch (IllegalArgumentException wrong) {
            throw Problem.malformed(
                            "Idempotency-Key",
                            "应是 26 位 ULID",
                            "is a ULID of 26 letters, or left out")
                    .found();
        }
    }
}
