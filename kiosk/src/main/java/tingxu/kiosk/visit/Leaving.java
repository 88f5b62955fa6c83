package tingxu.kiosk.visit;

import tingxu.wire.PaperOutcome;

import java.util.ArrayList;
import java.util.List;

/** What must be settled when a citizen leaves a page without an answer. */
final class Leaving {

    private Leaving() {}

    static List<Effect> of(Page page) {
        return switch (page) {
            // The citizen may have the paper, or a photo of the screen: the number stays good.
            case Page.AskingPaper asking ->
                    List.of(new Effect.Settle(asking.ticket(), PaperOutcome.UNKNOWN));
            case Page.NoPaper none ->
                    List.of(new Effect.Settle(none.ticket(), PaperOutcome.UNKNOWN));
            case Page.Helping helping -> {
                List<Effect> effects = new ArrayList<>(of(helping.below()));
                effects.add(new Effect.CallHelp(false));
                yield effects;
            }
            case Page _ -> List.of();
        };
    }
}
