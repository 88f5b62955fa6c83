package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.wire.DeviceStatus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The words and the shape of XFS4IoT, as far as the desk uses them. */
final class DeskWords {

    private static final String VERSION = "1.0";

    private DeskWords() {}

    static Map<String, Object> message(
            String name,
            String type,
            @Nullable Long request,
            @Nullable String device,
            @Nullable Map<String, Object> payload) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("name", name);
        if (request != null) header.put("requestId", request);
        header.put("type", type);
        header.put("version", VERSION);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("header", header);
        if (device != null) message.put("device", device);
        if (payload != null) message.put("payload", payload);
        return message;
    }

    @SuppressWarnings("unchecked") // made by message()
    static Map<String, Object> header(Map<String, Object> message) {
        return (Map<String, Object>) Objects.requireNonNull(message.get("header"));
    }

    /** How a device is, in the standard's words. */
    static String common(@Nullable DeviceStatus felt) {
        if (felt == null) return "starting";
        return switch (felt.state()) {
            case ONLINE, STRAINED -> "online";
            case OFFLINE -> {
                String remedy = Objects.requireNonNullElse(felt.remedy(), "");
                if (remedy.endsWith("-gone")) yield "noDevice";
                if (remedy.endsWith("-silent")) yield "offline";
                boolean byHand = remedy.endsWith("-out") || remedy.endsWith("-open");
                yield byHand || remedy.endsWith("-offline") ? "userError" : "hardwareError";
            }
        };
    }

    /** {@code a.b: c} as {@code a: {b: c}}. */
    static Map<String, Object> nested(Map<String, Object> flat) {
        Map<String, Object> top = new TreeMap<>();
        flat.forEach((path, value) -> put(top, path, value));
        return top;
    }

    @SuppressWarnings("unchecked") // made here, and only here
    private static void put(Map<String, Object> into, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) into.put(path, value);
        else
            put(
                    (Map<String, Object>)
                            into.computeIfAbsent(path.substring(0, dot), _ -> new TreeMap<>()),
                    path.substring(dot + 1),
                    value);
    }
}
