package tingxu.kiosk.screen;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** All that the screen says, in one language. */
final class Texts {

    static final Texts ZH = read("zh");
    static final Texts EN = read("en");

    private final String language;
    private final Properties texts;

    private Texts(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    static Texts in(String language) {
        return language.equals(ZH.language) ? ZH : EN;
    }

    String language() {
        return language;
    }

    Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    /** A key that is missing is a bug of this program. */
    String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) throw new IllegalArgumentException(language + " has no text " + key);
        if (values.length == 0) return text;
        // As strings: 1,234 is no number of a ticket.
        Object[] plain = List.of(values).stream().map(String::valueOf).toArray();
        return new MessageFormat(text.replace("'", "''"), Locale.ROOT).format(plain);
    }

    private static Texts read(String language) {
        Properties texts = new Properties();
        String name = language + ".properties";
        try (var in =
                Objects.requireNonNull(
                        Texts.class.getResourceAsStream("/tingxu/kiosk/screen/" + name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar of this kiosk cannot be read", broken);
        }
        return new Texts(language, texts);
    }
}
