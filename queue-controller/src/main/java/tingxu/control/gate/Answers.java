package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.control.loop.Answer;
import tingxu.control.waits.Told;
import tingxu.control.waits.Waits;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.WindowId;
import tingxu.wire.Words;
import tingxu.wire.seal.TicketSigner;

import java.time.Instant;

/** What the hall answers to a citizen's wish or question, from its committed state. */
final class Answers {

    private static final Words NO_SUCH_TICKET =
            new Words("今天没有这张号票，请到咨询台", "There is no such ticket today: please ask at the desk");

    private static final Words PAST_LOAN =
            new Words("借出的号已随当日作废", "These numbers were of a business day that has ended");

    private final TicketSigner signer;
    private final Waits waits;

    Answers(TicketSigner signer, Waits waits) {
        this.signer = signer;
        this.waits = waits;
    }

    Message.TicketGranted granted(MessageId request, Ticket ticket, HallState state, Instant now) {
        return granted(request, ticket, state, now, null);
    }

    /** 再次签到: the ticket that an earlier check-in of the appointment was given. */
    Message.TicketGranted again(MessageId request, Ticket ticket, HallState state, Instant now) {
        return granted(request, ticket, state, now, true);
    }

    private Message.TicketGranted granted(
            MessageId request,
            Ticket ticket,
            HallState state,
            Instant now,
            @Nullable Boolean again) {
        TicketId id = new TicketId(state.day(), ticket.number());
        return new Message.TicketGranted(
                request,
                id,
                ticket.line(),
                state.plan().nameOf(ticket.line()),
                ticket.ticketClass(),
                ticket.issuedAt(),
                state.ahead(ticket.number()),
                waits.told(state, ticket, now).range(),
                signer.sign(id),
                ticket.booked(),
                again);
    }

    Message.HallCommand lent(MessageId request, Answer answer, HallState state) {
        return state.loanOf(request)
                .<Message.HallCommand>map(loan ->
                        new Message.NumbersLent(
                                request,
                                state.day(),
                                loan.line(),
                                state.plan().nameOf(loan.line()),
                                loan.first(),
                                loan.count()))
                .orElseGet(() ->
                        new Message.NumbersRefused(
                                request,
                                answer instanceof Answer.Refused(Words why) ? why : PAST_LOAN));
    }

    Message.HallCommand whereIs(MessageId question, TicketId id, HallState state, Instant now) {
        if (!id.day().equals(state.day()))
            return new Message.TicketUnknown(question, NO_SUCH_TICKET);
        return switch (state.whereabouts(id.number())) {
            case Whereabouts.Waiting() -> waiting(question, id, state, now);
            case Whereabouts.Called(var window) ->
                    found(
                            question,
                            id,
                            window,
                            "请到 " + window.number() + " 号窗口",
                            "Please go to " + window);
            case Whereabouts.BeingServed(var window) ->
                    found(
                            question,
                            id,
                            window,
                            "正在 " + window.number() + " 号窗口办理",
                            "Being served at " + window);
            case Whereabouts.Held(var window) ->
                    found(
                            question,
                            id,
                            window,
                            "已挂起，备齐后请回 " + window.number() + " 号窗口",
                            "On hold: when ready, come back to " + window);
            case Whereabouts.Lapsed() ->
                    found(question, id, null, "已过号，请到咨询台", "The call was missed: ask at the desk");
            case Whereabouts.Served(var window) ->
                    found(question, id, null, "已办结", "Served at " + window);
            case Whereabouts.Cancelled() ->
                    found(question, id, null, "号票已取消", "The ticket was cancelled");
            case Whereabouts.ClosedWithDay() ->
                    found(question, id, null, "今日营业已结束", "The hall has closed for today");
            case Whereabouts.Unknown() -> new Message.TicketUnknown(question, NO_SUCH_TICKET);
        };
    }

    private Message.HallCommand waiting(
            MessageId question, TicketId id, HallState state, Instant now) {
        int ahead = state.ahead(id.number());
        Told told =
                state.standing(id.number())
                        .map(one -> waits.told(state, one.ticket(), now))
                        .orElse(null);
        Words words =
                new Words(
                        "请等候叫号，前面还有 " + ahead + " 人",
                        "Please wait: "
                                + ahead
                                + (ahead == 1 ? " person is" : " people are")
                                + " before you");
        return told == null
                ? new Message.TicketFound(question, id, words, ahead, null, null)
                : new Message.TicketFound(
                        question, id, and(words, told.change()), ahead, told.range(), null);
    }

    private static Words and(Words words, Told.Change change) {
        return switch (change) {
            case NONE -> words;
            case SOONER ->
                    new Words(
                            words.zh() + "。比先前预计的早",
                            words.en() + ". It will be sooner than you were told");
            case LATER ->
                    new Words(
                            words.zh() + "。比先前预计的晚",
                            words.en() + ". It will be later than you were told");
        };
    }

    private static Message.HallCommand found(
            MessageId question, TicketId id, @Nullable WindowId window, String zh, String en) {
        return new Message.TicketFound(question, id, new Words(zh, en), null, null, window);
    }
}
