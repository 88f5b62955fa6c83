package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.keys.KeyMap;
import tingxu.bridge.keys.Presses;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;

import java.time.Instant;

/**
 * A pad that only sends which key was pressed, as a value. It cannot be lit or asked anything, so
 * the invitation is kept here: the first key within it is the rating, and a key outside of it is
 * nobody's.
 *
 * @param until when the open invitation ends; null where none is open
 */
record KeyedTalk(KeyMap keys, Presses presses, @Nullable Instant until) {

    record Turn(KeyedTalk next, @Nullable PadEvent event) {}

    static KeyedTalk begin(KeyMap keys) {
        return new KeyedTalk(keys, Presses.none(), null);
    }

    KeyedTalk invite(Instant newUntil) {
        return new KeyedTalk(keys, presses, newUntil);
    }

    KeyedTalk darken() {
        return new KeyedTalk(keys, presses, null);
    }

    /** The pad has sent a byte. */
    Turn heard(int code, Instant now) {
        Presses.Turn press = presses.on(code, now);
        KeyedTalk heard = new KeyedTalk(keys, press.next(), until);
        String meaning = keys.meaning(code).orElse(null);
        boolean open = until != null && now.isBefore(until);
        if (!press.counts() || meaning == null || !open) return new Turn(heard, null);
        return new Turn(heard.darken(), new Rated(Integer.parseInt(meaning)));
    }

    /** Time has passed. */
    Turn woken(Instant now) {
        return until == null || now.isBefore(until)
                ? new Turn(this, null)
                : new Turn(darken(), new Silent());
    }

    /** The line is down: an open invitation ends in silence. */
    Turn cutOff() {
        return new Turn(
                new KeyedTalk(keys, Presses.none(), null), until == null ? null : new Silent());
    }
}
