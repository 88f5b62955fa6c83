package tingxu.control.view;

import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.TreeSet;

/** All that a page says, in one language, from {@code messages_zh} and {@code messages_en}. */
public final class Texts {

    public static final Texts ZH = new Texts("zh");
    public static final Texts EN = new Texts("en");

    private final String language;
    private final Properties sentences = new Properties();

    private Texts(String language) {
        this.language = language;
        String file = "messages_" + language + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is not in the jar");
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Texts in(Language language) {
        return switch (language) {
            case ZH -> ZH;
            case EN -> EN;
        };
    }

    /** {@code zh} or {@code en}. */
    public String language() {
        return language;
    }

    /** The sentence, with {0}, {1} … replaced. A sentence that is missing is a bug. */
    public String say(String key, Object... facts) {
        String sentence = sentences.getProperty(key);
        if (sentence == null)
            throw new IllegalStateException("messages_" + language + " has no " + key);
        for (int i = 0; i < facts.length; i++)
            sentence = sentence.replace("{" + i + "}", String.valueOf(facts[i]));
        return sentence;
    }

    /** The reader's own language of the two. */
    public String of(Words words) {
        return this == ZH ? words.zh() : words.en();
    }

    /** The other language of the two, for signs that show both. */
    public String other(Words words) {
        return this == ZH ? words.en() : words.zh();
    }

    /** A wait is a range, never one number. */
    public String of(WaitRange range) {
        return range.p50Minutes() == range.p90Minutes()
                ? say("wait.about", range.p50Minutes())
                : say("wait.range", range.p50Minutes(), range.p90Minutes());
    }

    /** Seconds as minutes with one decimal. */
    public String minutes(long seconds) {
        long tenths = Math.round(seconds / 6.0);
        return say("minutes", tenths / 10 + "." + tenths % 10);
    }

    NavigableSet<String> keys() {
        return new TreeSet<>(sentences.stringPropertyNames());
    }
}
