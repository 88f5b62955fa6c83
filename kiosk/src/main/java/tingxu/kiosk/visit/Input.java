package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.booking.Booked;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketFound;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.Words;

/** What happens at a kiosk: a press, a card, a scan, an answer, paper, or time. */
public sealed interface Input {

    /** A press on the screen. */
    sealed interface Touch extends Input {

        record Take() implements Touch {}

        /** 预约签到. */
        record CheckIn() implements Touch {}

        record OpenGuide() implements Touch {}

        record OpenMyTicket() implements Touch {}

        record PickLine(LineId line) implements Touch {}

        record PickItem(ItemId item, LineId line) implements Touch {}

        /** All that is in the search field now. */
        record Search(String text) implements Touch {}

        record Key(char letter) implements Touch {}

        record Erase() implements Touch {}

        /** 不用证件: neither card nor code. */
        record Without() implements Touch {}

        /** Go on with the card that was read. */
        record WithCard() implements Touch {}

        record AskPriority() implements Touch {}

        record Entitled(boolean yes) implements Touch {}

        /** 票出来了吗? */
        record PaperCame(boolean yes) implements Touch {}

        /** The number has been noted from the screen. */
        record Noted() implements Touch {}

        /** 不要这个号了. */
        record GiveUp() implements Touch {}

        record Again() implements Touch {}

        record Taken() implements Touch {}

        record PrintSheet() implements Touch {}

        /** 补打: the paper came, and cannot be used. */
        record PrintCopy() implements Touch {}

        record TakeForItem() implements Touch {}

        record Back() implements Touch {}

        record Home() implements Touch {}

        record Stay() implements Touch {}

        record Help() implements Touch {}

        record Speak(String language) implements Touch {}

        record Enlarge(boolean on) implements Touch {}

        record Contrast(boolean on) implements Touch {}
    }

    /** From the card reader or the scanner; what was read has already been checked and masked. */
    sealed interface Sensed extends Input {

        record CardRead(Holder holder) implements Sensed {}

        record CardFailed(Words why) implements Sensed {}

        record TicketScanned(TicketId ticket) implements Sensed {}

        record ItemScanned(ItemId item, LineId line) implements Sensed {}

        record PersonScanned(Holder holder) implements Sensed {}

        /**
         * A code that is none of the hall's own.
         *
         * @param mark by which it may be the code of an appointment; null where it cannot be one
         */
        record ScanRefused(Words why, @Nullable String mark) implements Sensed {

            /** One that can be no code of an appointment. */
            public ScanRefused(Words why) {
                this(why, null);
            }
        }
    }

    /** From the hall. */
    sealed interface Heard extends Input {

        record Granted(TicketGranted ticket) implements Heard {}

        record Refused(MessageId request, Words why) implements Heard {}

        /** The hall cannot be asked: the line is down or the outbox is full. */
        record Away() implements Heard {}

        record Located(TicketFound found) implements Heard {}

        record NotKnown(TicketId ticket, Words why) implements Heard {}
    }

    /** From what this kiosk has in hand: numbers lent to it, and the day's appointments. */
    sealed interface Own extends Input {

        /** 预约签到: the appointment, and it is time. */
        record Booking(Booked booked) implements Own {}

        /** Early, late, or unknown. */
        record NoBooking(Words why) implements Own {}

        /** This kiosk gave a ticket to an earlier check-in of the same appointment. */
        record Before(MessageId request, Issued ticket) implements Own {}

        /** 离线号: it is in the ledger and in the outbox. */
        record Given(Issued ticket) implements Own {}

        /**
         * @param usedUp whether there were any today; else this kiosk issues none by itself
         */
        record NoneLeft(MessageId request, boolean usedUp) implements Own {}
    }

    /** From the printer. */
    sealed interface Paper extends Input {

        MessageId job();

        record Out(MessageId job) implements Paper {}

        record Never(MessageId job, Words why) implements Paper {}

        record Doubtful(MessageId job, Words why) implements Paper {}
    }

    /** The kiosk's own print journal, without which no number may be taken or printed. */
    sealed interface Journal extends Input {

        record Lost() implements Journal {}

        record Restored() implements Journal {}
    }

    /** Time has passed. */
    record Tick() implements Input {}
}
