package tingxu.control.hall;

import tingxu.wire.WindowId;

/** Where a ticket is, which is its status: it is in one place at a time. */
public sealed interface Whereabouts {

    record Waiting() implements Whereabouts {}

    record Called(WindowId window) implements Whereabouts {}

    record BeingServed(WindowId window) implements Whereabouts {}

    /** 挂起: stepped aside from {@code window}. */
    record Held(WindowId window) implements Whereabouts {}

    /** 过号: called, and nobody came. */
    record Lapsed() implements Whereabouts {}

    record Served(WindowId window) implements Whereabouts {}

    record Cancelled() implements Whereabouts {}

    /** Still waiting or stepped aside when the day ended. */
    record ClosedWithDay() implements Whereabouts {}

    /** The hall gave out no such number today. */
    record Unknown() implements Whereabouts {}

    /** Whether the hall still owes this ticket something. */
    default boolean live() {
        return switch (this) {
            case Waiting(), Called _, BeingServed _, Held _ -> true;
            case Lapsed(), Served _, Cancelled(), ClosedWithDay(), Unknown() -> false;
        };
    }
}
