package tingxu.daemon;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.wire.DeviceStatus;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.mqtt.Wire;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What is said of single devices, in the shape and the words of XFS4IoT (no conformance is
 * claimed): commands are acknowledged at once and completed later, changes are told unasked with
 * only what changed, capabilities are retained. docs/protocol/devices.md describes it.
 */
final class DeviceDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceDesk.class);
    private static final int AT_ONCE = 16;
    private static final int REMEMBERED = 1_000;
    private static final int LONGEST = 16_384;
    private static final int USUAL_MILLIS = 10_000;
    private static final int LONGEST_MILLIS = 600_000;
    private static final String STATUS = "Common.Status";
    private static final String CAPABILITIES = "Common.Capabilities";

    private final BridgeConfig config;
    private final SortedMap<String, Duty> duties;
    private final Wire wire;
    private final Feelings feelings;
    private final JsonMapper json = JsonMapper.shared();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Map<String, Map<String, Object>> told = new ConcurrentHashMap<>();
    private final Set<Long> taken = new LinkedHashSet<>();

    DeviceDesk(BridgeConfig config, SortedMap<String, Duty> duties, Wire wire, Feelings feelings) {
        this.config = config;
        this.duties = duties;
        this.wire = wire;
        this.feelings = feelings;
    }

    /** Begins to listen; before the wire connects. */
    void start() {
        wire.hear(topic(Leaf.DO), (_, words) -> hear(words));
        feelings.onChange(this::tellChange);
    }

    /** Says what its devices can do and how they are, anew after each connection. */
    void introduce() {
        Map<String, Object> all = new LinkedHashMap<>();
        duties.forEach((name, duty) -> all.put(name, capabilities(name, duty)));
        say(
                Leaf.CAP,
                DeskWords.message(
                        "Common.Capabilities", "event", null, null, Map.of("devices", all)));
        duties.keySet()
                .forEach(name -> {
                    told.remove(name);
                    tellChange(name);
                });
    }

    // ------------------------------------------------------------------ commands

    /** On the wire's thread: must not block. */
    private void hear(String words) {
        JsonNode heard = read(words);
        JsonNode header = heard.path("header");
        long request = header.path("requestId").asLong(0);
        String name = header.path("name").asString("");
        String device = heard.path("device").asString("");
        if (!header.path("type").asString("").equals("command") || name.isEmpty()) {
            acknowledge(request, name, device, "invalidMessage");
            return;
        }
        if (request < 1 || !isNew(request)) {
            acknowledge(request, name, device, "invalidRequestID");
            return;
        }
        if (!room.tryAcquire()) {
            acknowledge(request, name, device, "tooManyRequests");
            return;
        }
        acknowledge(request, name, device, null);
        Duration limit = limit(header.path("timeout").asInt(USUAL_MILLIS));
        CompletableFuture<Void> _ =
                perform(name, device, heard.path("payload"), limit)
                        .completeOnTimeout(
                                Completion.not(
                                        "timeOut", "设备没有按时完成", "The device was not done in time"),
                                limit.toMillis(),
                                TimeUnit.MILLISECONDS)
                        .exceptionally(broken -> {
                            LOG.error("{} of {} failed", name, device, broken);
                            return Completion.of("internalError");
                        })
                        .thenAccept(done -> {
                            room.release();
                            complete(request, name, device, done);
                        });
    }

    private static Duration limit(int millis) {
        return Duration.ofMillis(millis < 1 ? USUAL_MILLIS : Math.min(millis, LONGEST_MILLIS));
    }

    private CompletableFuture<Completion> perform(
            String name, String device, JsonNode payload, Duration limit) {
        Duty duty = duties.get(device);
        if (duty == null)
            return done(
                    Completion.not(
                            "invalidData",
                            "没有这个设备；有 " + String.join("、", duties.keySet()),
                            "no such device; there are " + String.join(", ", duties.keySet())));
        if (name.equals(STATUS))
            return done(Completion.success(DeskWords.nested(status(device, duty))));
        if (name.equals(CAPABILITIES)) return done(Completion.success(capabilities(device, duty)));
        if (!duty.commands().contains(name))
            return done(
                    Completion.not(
                            "unsupportedCommand",
                            "这个设备只懂 " + String.join("、", known(duty)),
                            "this device knows " + String.join(", ", known(duty))));
        DeviceStatus now = feelings.of(device);
        if (now == null || now.state() == DeviceStatus.State.OFFLINE)
            return done(
                    new Completion("deviceNotReady", now == null ? null : now.reason(), Map.of()));
        return duty.perform(name, payload, limit);
    }

    private static CompletableFuture<Completion> done(Completion completion) {
        return CompletableFuture.completedFuture(completion);
    }

    private static List<String> known(Duty duty) {
        List<String> known = new java.util.ArrayList<>(List.of(STATUS, CAPABILITIES));
        known.addAll(duty.commands());
        return known;
    }

    private synchronized boolean isNew(long request) {
        if (!taken.add(request)) return false;
        if (taken.size() > REMEMBERED) taken.remove(taken.iterator().next());
        return true;
    }

    private JsonNode read(String words) {
        try {
            return words.length() > LONGEST ? json.createObjectNode() : json.readTree(words);
        } catch (JacksonException notJson) {
            LOG.debug("not JSON: {}", notJson.getOriginalMessage());
            return json.createObjectNode();
        }
    }

    private void acknowledge(long request, String name, String device, @Nullable String status) {
        Map<String, Object> message = DeskWords.message(name, "acknowledge", request, device, null);
        if (status != null) DeskWords.header(message).put("status", status);
        say(Leaf.SAY, message);
    }

    private void complete(long request, String name, String device, Completion completion) {
        Map<String, Object> message =
                DeskWords.message(name, "completion", request, device, completion.payload());
        DeskWords.header(message).put("completionCode", completion.code());
        if (completion.why() != null)
            DeskWords.header(message).put("errorDescription", completion.why().toString());
        say(Leaf.SAY, message);
    }

    // ------------------------------------------------------------------ status

    private void tellChange(String device) {
        Map<String, Object> now = status(device, Objects.requireNonNull(duties.get(device)));
        Map<String, Object> before = told.put(device, now);
        Map<String, Object> changed = new TreeMap<>(now);
        if (before != null) {
            changed.entrySet()
                    .removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
            for (String gone : before.keySet()) if (!now.containsKey(gone)) changed.put(gone, "");
        }
        if (!changed.isEmpty())
            say(
                    Leaf.SAY,
                    DeskWords.message(
                            "Common.StatusChangedEvent",
                            "unsolicited",
                            null,
                            device,
                            DeskWords.nested(changed)));
    }

    /** Flat, {@code common.device}: what is compared. */
    private Map<String, Object> status(String device, Duty duty) {
        Map<String, Object> status = new TreeMap<>();
        DeviceStatus felt = feelings.of(device);
        status.put("common.device", DeskWords.common(felt));
        if (felt != null && felt.remedy() != null && felt.reason() != null) {
            status.put("tingxu.remedy", felt.remedy());
            status.put("tingxu.reason", felt.reason().toString());
        }
        String group = felt == null ? "device" : lower(felt.kind());
        duty.condition().forEach((key, value) -> status.put(group + "." + key, value));
        return status;
    }

    private Map<String, Object> capabilities(String device, Duty duty) {
        BridgeConfig.Entry entry =
                config.devices().stream()
                        .filter(each -> each.id().name().equals(device))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> about = new TreeMap<>();
        about.put("class", entry.kind().className());
        about.put("commands", known(duty));
        about.put("make", make(entry));
        if (entry.window() != null) about.put("window", entry.window().number());
        if (!entry.zones().isEmpty()) about.put("zones", entry.zones());
        return about;
    }

    private static String make(BridgeConfig.Entry entry) {
        try {
            return entry.kind().make(entry.field()).name();
        } catch (tingxu.bridge.file.FileWrong changed) {
            throw new IllegalStateException("was read before", changed);
        }
    }

    private static String lower(String className) {
        return Character.toLowerCase(className.charAt(0)) + className.substring(1);
    }

    // ------------------------------------------------------------------ words

    private void say(Leaf leaf, Map<String, Object> message) {
        wire.say(topic(leaf), json.writeValueAsString(message), leaf == Leaf.CAP);
    }

    private String topic(Leaf leaf) {
        return Topic.node(config.hall(), config.node(), leaf).toString();
    }

    /** Nothing to end: what is under way completes or runs out of time by itself. */
    @Override
    public void close() {
        LOG.debug("{} commands under way", AT_ONCE - room.availablePermits());
    }
}
