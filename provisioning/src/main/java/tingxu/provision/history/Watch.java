package tingxu.provision.history;

import tingxu.control.hall.Event;

/** Looks at one matter in a history, fact by fact. */
interface Watch {

    void see(Fact fact, Breaches breaches);

    /** An event of a committed row; {@code row} tells the rest. */
    default void see(Event event, Fact.Committed row, Breaches breaches) {}

    /** After the last event of a committed row. */
    default void after(Fact.Committed row, Breaches breaches) {}

    /** The history ends here. */
    default void end(Breaches breaches) {}
}
