package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketFound;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.Words;

import java.util.Locale;

/** What the screen shows: one matter a page. */
public sealed interface Page {

    /** Nobody is here. */
    record Idle() implements Page {}

    /**
     * 选择业务: a line, or an item found by its name.
     *
     * @param query what is in the search field; null while lines are shown instead
     * @param holder of a card that was laid down before anything was pressed
     */
    record Choosing(@Nullable String query, @Nullable Holder holder) implements Page {}

    /**
     * 怎样取号: with a card, with a QR code, or with neither.
     *
     * @param notice why the last card or code did not do; null when none was tried
     */
    record How(Want want, @Nullable Words notice) implements Page {}

    /**
     * 预约签到: lay down the card, or show the booking's code.
     *
     * @param notice why the last one did not do; null when none was tried
     */
    record CheckingIn(@Nullable Words notice) implements Page {}

    /** 优先: who may go first, and does this citizen? */
    record Claiming(Want want) implements Page {}

    /** The hall has been asked for a number. */
    record Waiting(Want want, MessageId request) implements Page {}

    /**
     * The hall did not answer in time, and this kiosk has no number of its own. A number that comes
     * while this is shown is still taken.
     *
     * @param asked false when the hall could not even be asked
     * @param usedUp whether this kiosk had numbers of its own today
     */
    record NoAnswer(Want want, MessageId request, boolean asked, boolean usedUp) implements Page {}

    record Printing(Issued ticket, MessageId job, boolean again) implements Page {}

    /**
     * 票出来了吗? The printer cannot say.
     *
     * @param again whether this was already a reprint
     */
    record AskingPaper(Issued ticket, MessageId job, boolean again) implements Page {}

    /** There is no paper; the number and its QR are on the screen. */
    record NoPaper(Issued ticket, Words why) implements Page {}

    /**
     * The ticket is here.
     *
     * @param onPaper false when the citizen noted the number from the screen
     * @param copy 补打, when the paper is torn or cannot be read: once a visit
     */
    record Shown(Issued ticket, boolean onPaper, Sheet copy) implements Page {

        public Shown(Issued ticket, boolean onPaper) {
            this(ticket, onPaper, new Sheet.NotAsked());
        }

        /** Whether another copy may be asked for. */
        public boolean mayCopy() {
            return switch (copy) {
                case Sheet.NotAsked(), Sheet.Failed _ -> onPaper;
                case Sheet.Coming _, Sheet.Came() -> false;
            };
        }

        Shown with(Sheet next) {
            return new Shown(ticket, onPaper, next);
        }
    }

    /**
     * 办事指南.
     *
     * @param line whose items are listed; null for a choice of lines
     * @param query what is in the search field; null while there is none
     */
    record Browsing(@Nullable LineId line, @Nullable String query) implements Page {}

    /** One item of the guide, and what became of its sheet of materials. */
    record Reading(ItemId item, LineId line, Browsing from, Sheet sheet) implements Page {}

    /** 我的号: show the ticket's QR to the scanner. */
    record Enquiring(@Nullable Words notice) implements Page {}

    record Finding(TicketId ticket) implements Page {}

    record Found(TicketFound found) implements Page {}

    /** The hall said no, or nothing; and what now. */
    record Trouble(Cause cause, @Nullable Words why) implements Page {}

    /** 呼叫帮助: staff have been called; the page below waits. */
    record Helping(Page below) implements Page {}

    /**
     * 暂停服务: the print journal cannot be written, and until it can this kiosk takes no numbers.
     *
     * @param ticket of the citizen who was waiting for the paper; null when there was none
     */
    record OutOfOrder(@Nullable Issued ticket) implements Page {}

    /** Whose turn it is. */
    enum Turn {
        /** Nobody's: the kiosk is free. */
        FREE,
        /** The citizen's, who may also go. */
        CITIZEN,
        /** The citizen's, who must first say what becomes of the paper. */
        PAPER,
        /** The hall's or the printer's: that takes seconds, and must not be lost. */
        MACHINE,
        /** The technician's. */
        TECHNICIAN
    }

    default Turn turn() {
        return switch (this) {
            case Idle _ -> Turn.FREE;
            case Waiting _, Finding _, Printing _ -> Turn.MACHINE;
            case AskingPaper _, NoPaper _ -> Turn.PAPER;
            case OutOfOrder _ -> Turn.TECHNICIAN;
            case Choosing _,
                    CheckingIn _,
                    How _,
                    Claiming _,
                    NoAnswer _,
                    Shown _,
                    Browsing _,
                    Reading _,
                    Enquiring _,
                    Found _,
                    Trouble _,
                    Helping _ ->
                    Turn.CITIZEN;
        };
    }

    enum Cause {
        REFUSED,
        TICKET_UNKNOWN,
        ENQUIRY_UNANSWERED
    }

    /** A sheet beside the ticket: the list of materials, or a copy. */
    sealed interface Sheet {
        record NotAsked() implements Sheet {}

        record Coming(MessageId job) implements Sheet {}

        record Came() implements Sheet {}

        record Failed(Words why) implements Sheet {}
    }

    /** For programs: {@code no-paper}. */
    default String name() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
