package tingxu.bridge.make;

import tingxu.bridge.Device;
import tingxu.bridge.frame.Bytes;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One make of a device: how it is called in a file, driven, recognised, and spoken to by hand. A
 * device's room makes one; the registry of kinds lists it.
 *
 * @param name in files, lower case: {@code onbon}
 * @param title for people
 * @param baud the usual speed; 0 where it hangs on no line
 * @param usualAt how ports begin at which this make is meant where a file names none; or empty
 * @param driver makes its driver
 * @param questions that find it at an unknown line; none where it cannot be asked
 * @param phrases to say by hand
 * @param meaning of what passes
 * @param veil made anew for each line: what a trace shows of bytes from the device
 */
public record Make<D extends Device, E>(
        String name,
        Label title,
        int baud,
        String usualAt,
        Driver<D, E> driver,
        List<Question> questions,
        List<Phrase> phrases,
        Meaning meaning,
        Supplier<UnaryOperator<byte[]>> veil) {

    public Make {
        questions = List.copyOf(questions);
        phrases = List.copyOf(phrases);
    }

    /** A make that is driven, and nothing more is known. */
    public static <D extends Device, E> Make<D, E> of(
            String name, String zh, String en, int baud, Driver<D, E> driver) {
        return new Make<>(
                name,
                new Label(zh, en),
                baud,
                "",
                driver,
                List.of(),
                List.of(),
                Meaning.LETTERS,
                UnaryOperator::identity);
    }

    /** The make that is meant at ports that begin so, where a file names none. */
    public Make<D, E> usualAt(String ports) {
        return new Make<>(name, title, baud, ports, driver, questions, phrases, meaning, veil);
    }

    public Make<D, E> asked(Question... others) {
        return new Make<>(
                name, title, baud, usualAt, driver, List.of(others), phrases, meaning, veil);
    }

    public Make<D, E> saying(Phrase... others) {
        return new Make<>(
                name, title, baud, usualAt, driver, questions, List.of(others), meaning, veil);
    }

    public Make<D, E> meaning(Meaning other) {
        return new Make<>(name, title, baud, usualAt, driver, questions, phrases, other, veil);
    }

    public Make<D, E> veiled(Supplier<UnaryOperator<byte[]>> other) {
        return new Make<>(name, title, baud, usualAt, driver, questions, phrases, meaning, other);
    }

    /** The bytes behind a name, or none where this make has no such phrase. */
    public Bytes phrase(String typed) {
        return phrases.stream()
                .filter(phrase -> phrase.name().equals(typed))
                .map(Phrase::bytes)
                .findFirst()
                .orElse(Bytes.NONE);
    }
}
