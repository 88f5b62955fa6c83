package tingxu.bridge.console;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.make.Found;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;

/** What a probe has found at one port. */
public sealed interface Sighting {

    String port();

    /** A device that has answered. */
    record Device(String port, Kind<?, ?> kind, Make<?, ?> make, int baud, Found found)
            implements Sighting {

        /** The line for a bridge's file; what only the technician knows stands there as 1. */
        public String entry() {
            return entry(1);
        }

        /** Whether a file must say which window's it is. */
        public boolean windows() {
            return switch (kind.name()) {
                case "board", "pad", "callpad", "lamp" -> true;
                default -> false;
            };
        }

        /** The line for a bridge's file. */
        public String entry(int window) {
            String speed = baud == make.baud() || baud == 0 ? "" : ", baud: " + baud;
            String place = windows() ? ", window: " + window : "";
            return "  - {kind: %s, make: %s, port: \"%s\"%s%s}"
                    .formatted(kind.name(), make.name(), port, speed, place);
        }
    }

    /** The line is open, and nobody answered any question. */
    record Silence(String port) implements Sighting {}

    /** Nobody can be asked there, but what hangs there shows by its name. */
    record Guess(String port, Label what, @Nullable String entry) implements Sighting {}

    /** The line does not open. */
    record Closed(String port, String why) implements Sighting {}

    /** How it feels, in words. */
    static Label feeling(Health health) {
        return switch (health) {
            case Health.Ready() -> new Label("正常", "ready");
            case Health.Strained(var trouble) -> new Label(trouble.zh(), trouble.en());
            case Health.Gone(var trouble) -> new Label(trouble.zh(), trouble.en());
        };
    }
}
