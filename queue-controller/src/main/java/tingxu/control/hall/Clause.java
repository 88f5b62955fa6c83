package tingxu.control.hall;

import tingxu.wire.LineId;

import java.util.List;

/** One sentence of a hall that writes its own rules of calling. */
public sealed interface Clause {

    /**
     * When someone in {@code watched} has waited longer than so many minutes, call from {@code
     * call}.
     */
    record Over(LineId watched, int minutes, LineId call) implements Clause {}

    /** Two of this line to one of that, while people wait in both. */
    record Ratio(List<Share> shares) implements Clause {
        public Ratio {
            shares = List.copyOf(shares);
        }
    }

    /** So many calls in a round of a ratio. */
    record Share(LineId line, int calls) {}

    /** Whatever no other clause decided: by the policy of this name. */
    record Finally(String policy) implements Clause {}
}
