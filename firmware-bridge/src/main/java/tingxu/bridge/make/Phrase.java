package tingxu.bridge.make;

import tingxu.bridge.frame.Bytes;

/**
 * Something to say to a device by hand, by a name that is easily typed.
 *
 * @param name lower case, words joined by hyphens
 */
public record Phrase(String name, Bytes bytes, Label meaning) {

    public static Phrase of(String name, Bytes bytes, String zh, String en) {
        return new Phrase(name, bytes, new Label(zh, en));
    }
}
