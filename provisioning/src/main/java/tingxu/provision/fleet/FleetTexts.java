package tingxu.provision.fleet;

import org.jspecify.annotations.Nullable;

import tingxu.control.view.Language;
import tingxu.wire.Words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/** What the fleet's page says, in one language, from {@code fleet_zh} and {@code fleet_en}. */
public final class FleetTexts {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final Language language;
    private final ZoneId zone;
    private final Properties sentences = new Properties();

    FleetTexts(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        String file = language == Language.ZH ? "fleet_zh.properties" : "fleet_en.properties";
        try (InputStream in = FleetTexts.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is not in the jar");
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sentence of this key; that one is missing is a bug. */
    public String say(String key) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) throw new IllegalStateException("the fleet's words have no " + key);
        return sentence;
    }

    public String of(@Nullable Words words) {
        if (words == null) return "";
        return language == Language.ZH ? words.zh() : words.en();
    }

    /** To the minute, by the hall's clock; a dash where there is none. */
    public String minute(@Nullable Instant at) {
        return at == null ? "—" : MINUTE.format(at.atZone(zone));
    }

    public String day(@Nullable Instant at) {
        return at == null ? "—" : DAY.format(at.atZone(zone));
    }
}
