package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Words;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a command to a device ended, in the words of XFS4IoT.
 *
 * @param code such as {@code success}, {@code timeOut}, {@code deviceNotReady}
 * @param why for people; null on success
 * @param payload what came of it
 */
record Completion(String code, @Nullable Words why, Map<String, Object> payload) {

    Completion {
        payload = new TreeMap<>(payload);
    }

    static Completion of(String code) {
        return new Completion(code, null, Map.of());
    }

    static Completion success(Map<String, Object> payload) {
        return new Completion("success", null, payload);
    }

    static Completion not(String code, String zh, String en) {
        return new Completion(code, new Words(zh, en), Map.of());
    }
}
