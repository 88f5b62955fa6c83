package tingxu.provision.bridge;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.console.Sighting;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was seen at a port, for machines to read. */
public final class Seen {

    private Seen() {}

    /** The line that enters it in a file; null where there is none. */
    public static @Nullable String entry(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Device device -> device.entry();
            case Sighting.Guess(_, _, var entry) -> entry;
            case Sighting.Silence _, Sighting.Closed _ -> null;
        };
    }

    public static Map<String, Object> fields(Sighting sighting) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("port", sighting.port());
        switch (sighting) {
            case Sighting.Device device -> {
                var make = device.make();
                var found = device.found();
                fields.put("found", "device");
                fields.put("kind", device.kind().name());
                fields.put("make", make.name());
                if (device.baud() > 0) fields.put("baud", device.baud());
                fields.put("detail", found.detail());
                fields.put("health", health(found.health()));
                fields.put("title", make.title());
                fields.put("windowed", device.windows());
                fields.put("zh", Sighting.feeling(found.health()).zh());
                fields.put("en", Sighting.feeling(found.health()).en());
            }
            case Sighting.Silence _ -> fields.put("found", "silence");
            case Sighting.Guess(_, var what, _) -> {
                fields.put("found", "guess");
                fields.put("zh", what.zh());
                fields.put("en", what.en());
            }
            case Sighting.Closed(_, var why) -> {
                fields.put("found", "closed");
                fields.put("why", why);
            }
        }
        String entry = entry(sighting);
        if (entry != null) fields.put("entry", entry.strip());
        return fields;
    }

    private static String health(Health health) {
        return switch (health) {
            case Health.Ready() -> "ready";
            case Health.Strained _ -> "strained";
            case Health.Gone _ -> "gone";
        };
    }
}
