package tingxu.provision.demo;

import tingxu.control.view.Language;
import tingxu.wire.Words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What the page of devices says, from {@code devices_zh} and {@code devices_en}. */
public final class DeviceTexts {

    private final Language language;
    private final Properties sentences = new Properties();

    DeviceTexts(Language language) {
        this.language = language;
        String file = language == Language.ZH ? "devices_zh.properties" : "devices_en.properties";
        try (InputStream in = DeviceTexts.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is not in the jar");
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sentence of this key; that one is missing is a bug. */
    public String say(String key) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) throw new IllegalStateException("the devices' words have no " + key);
        return sentence;
    }

    /** A mood, in words. */
    public String mood(String name) {
        return say("mood." + name);
    }

    /** What one may do, in words: {@code level:5} is 非常满意. */
    public String deed(String name) {
        return say("do." + name.replace(':', '.'));
    }

    public String of(Words words) {
        return language == Language.ZH ? words.zh() : words.en();
    }
}
