package tingxu.control.balance;

import tingxu.wire.LineId;

/**
 * A number that a hall may set about a policy.
 *
 * @param name as the hall's file has it, its unit last
 */
public record Knob(String name, int least, int most, int usual) {

    static Knob minutes(String name, long usual) {
        return new Knob(name + "-minutes", 0, 24 * 60, Math.toIntExact(usual));
    }

    Knob usually(int other) {
        return new Knob(name, least, most, other);
    }

    /** The knob of one line, such as {@code share-household}. */
    Knob of(LineId line) {
        return new Knob(name + "-" + line.name(), least, most, usual);
    }
}
