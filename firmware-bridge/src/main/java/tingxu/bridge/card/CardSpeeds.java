package tingxu.bridge.card;

import static tingxu.bridge.card.CardFrames.AT_115200;
import static tingxu.bridge.card.CardFrames.AT_19200;
import static tingxu.bridge.card.CardFrames.AT_38400;
import static tingxu.bridge.card.CardFrames.AT_57600;
import static tingxu.bridge.card.CardFrames.AT_9600;

import tingxu.bridge.card.CardFrames.Status;

import java.util.List;

/**
 * Finds the speed at which a reader answers and moves it to the one that is wished, as a value.
 *
 * <p>A reader keeps the speed it was last given, also without power, so one that comes from another
 * hall may run at any of the five. Each is asked for its status in turn; the one that answers is
 * told the wished speed and asked again there.
 *
 * @param wished in baud
 * @param current the speed the line is to be opened at
 * @param stage what is being found out at this speed
 * @param silences how many speeds in a row nobody answered at
 */
record CardSpeeds(int wished, int current, Stage stage, int silences) {

    /** The manual's table, command 60. */
    static final List<CardFrames> COMMANDS =
            List.of(AT_115200, AT_57600, AT_38400, AT_19200, AT_9600);

    enum Stage {
        ASKING,
        MOVING,
        SETTLED
    }

    CardSpeeds {
        command(wished);
        command(current);
    }

    static CardSpeeds wishing(int baud) {
        return new CardSpeeds(baud, baud, Stage.ASKING, 0);
    }

    static int baud(CardFrames command) {
        return Integer.parseInt(command.name().substring("AT_".length()));
    }

    /** What is to be said at this speed; nothing is once all is settled. */
    CardFrames next() {
        return stage == Stage.MOVING ? command(wished) : CardFrames.STATUS;
    }

    /** The reader has answered {@link #next}. One that will not change is taken as it is. */
    CardSpeeds heard(Status status) {
        return switch (stage) {
            case ASKING -> at(current, current == wished ? Stage.SETTLED : Stage.MOVING);
            case MOVING ->
                    status == Status.DONE ? at(wished, Stage.ASKING) : at(current, Stage.SETTLED);
            case SETTLED -> this;
        };
    }

    /** Nothing that makes sense came within the limit. */
    CardSpeeds silent() {
        List<Integer> speeds = COMMANDS.stream().map(CardSpeeds::baud).toList();
        int after = (speeds.indexOf(current) + 1) % speeds.size();
        return new CardSpeeds(wished, speeds.get(after), Stage.ASKING, silences + 1);
    }

    /** True when every speed has been tried once and more. */
    boolean exhausted() {
        return silences >= COMMANDS.size();
    }

    /** The line was lost: what comes back may be another reader. */
    CardSpeeds anew() {
        return new CardSpeeds(wished, current, Stage.ASKING, silences);
    }

    private CardSpeeds at(int baud, Stage newStage) {
        return new CardSpeeds(wished, baud, newStage, 0);
    }

    private static CardFrames command(int baud) {
        for (CardFrames command : COMMANDS) if (baud(command) == baud) return command;
        throw new IllegalArgumentException("a card reader does not run at " + baud + " baud");
    }
}
