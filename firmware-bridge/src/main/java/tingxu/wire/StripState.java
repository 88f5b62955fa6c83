package tingxu.wire;

/** What the strip above a window shows. */
public sealed interface StripState {

    /** Nobody is being called. */
    record Free() implements StripState {}

    record Calling(TicketNumber ticket) implements StripState {}

    record Serving(TicketNumber ticket) implements StripState {}

    /** 请评价: the pad waits for a rating. */
    record PleaseRate() implements StripState {}

    record Paused(Words reason) implements StripState {}

    record Closed() implements StripState {}
}
