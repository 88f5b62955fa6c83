package tingxu.bridge.make;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Sentence;

/**
 * Something to say to a device by hand, by a name that is easily typed.
 *
 * @param name lower case, words joined by hyphens
 */
public record Phrase(String name, Bytes bytes, Label meaning) {

    /** In the words of our own pads. */
    public static Phrase of(String name, Sentence says, String zh, String en) {
        return of(name, says.frame(), zh, en);
    }

    public static Phrase of(String name, Bytes bytes, String zh, String en) {
        return new Phrase(name, bytes, new Label(zh, en));
    }
}
