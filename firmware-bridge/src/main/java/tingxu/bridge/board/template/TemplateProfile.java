package tingxu.bridge.board.template;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A board that a hall has described.
 *
 * @param frame what shows a face
 * @param answer what the board says when it has shown it; null where it says nothing
 * @param address 0 to 65535
 * @param answerLimit after which the face is sent again
 */
public record TemplateProfile(
        Template frame, @Nullable Template answer, int address, Duration answerLimit) {

    private static final int LAST_ADDRESS = 0xFFFF;

    static final Duration USUAL_LIMIT = Duration.ofMillis(500);

    /** A board that answers, as a file writes it down. */
    public static TemplateProfile of(String frame, String answer, int address) {
        return new TemplateProfile(Template.of(frame), Template.of(answer), address, USUAL_LIMIT);
    }

    public TemplateProfile {
        if (address < 0 || address > LAST_ADDRESS)
            throw new IllegalArgumentException("an address is 0 to 65535, not " + address);
    }
}
