package tingxu.control.balance;

import tingxu.control.balance.Contest.Head;

/**
 * Priority before appointments that are due, these before the rest, and last the appointments still
 * to come; by the clock within each.
 */
final class StrictOrder {

    /** An appointment counts as due so long before its time. */
    static final Knob DUE_EARLY = new Knob("due-early-minutes", 0, 120, 5);

    /** More than any wait: 30 years. */
    static final long STEP = 1_000_000_000;

    private StrictOrder() {}

    /** The rank of the class, and the wait within it. */
    static long index(Head head, long dueEarlySeconds) {
        return rank(head, dueEarlySeconds) * STEP + Math.clamp(head.waited(), -STEP / 3, STEP / 3);
    }

    static long rank(Head head, long dueEarlySeconds) {
        return switch (head.ticket().ticketClass()) {
            case PRIORITY -> 3;
            case APPOINTMENT -> head.waited() >= -dueEarlySeconds ? 2 : 0;
            case TRANSFER, ORDINARY -> head.waited() >= 0 ? 1 : 0;
        };
    }
}
