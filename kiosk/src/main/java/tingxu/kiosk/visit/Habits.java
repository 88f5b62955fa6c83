package tingxu.kiosk.visit;

import java.time.Duration;

/**
 * What a kiosk was told about speaking and waiting.
 *
 * @param usual how it speaks until someone chooses otherwise
 * @param hallAnswers how long it waits for the hall before it says that no answer came
 */
public record Habits(Manner usual, Duration hallAnswers) {

    public Habits {
        if (hallAnswers.isNegative() || hallAnswers.isZero())
            throw new IllegalArgumentException("the wait for the hall is longer than nothing");
    }
}
