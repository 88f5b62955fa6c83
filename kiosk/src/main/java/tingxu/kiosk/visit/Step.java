package tingxu.kiosk.visit;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param fits whether the page had an ear for it; a press on a button that is gone does not fit
 */
public record Step(Visit next, List<Effect> effects, boolean fits) {

    public Step {
        effects = List.copyOf(effects);
    }
}
