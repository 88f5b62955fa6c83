package tingxu.bridge;

/** How a device feels, in the words of the runbook. */
public sealed interface Health {

    record Ready() implements Health {}

    /** Still works; someone should look before the hall opens tomorrow. */
    record Strained(Trouble trouble) implements Health {}

    /** Does not work until someone does what {@code trouble} says. */
    record Gone(Trouble trouble) implements Health {}

    /**
     * What is wrong and what helps.
     *
     * @param zh one sentence for the technician, in Chinese
     * @param en the same in English
     * @param remedy an anchor of docs/runbook.md
     */
    record Trouble(String zh, String en, String remedy) {}
}
