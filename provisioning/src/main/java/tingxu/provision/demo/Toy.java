package tingxu.provision.demo;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.port.PortGone;
import tingxu.provision.box.Meter;
import tingxu.wire.NodeId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One simulated device, as the page of devices shows it.
 *
 * @param id such as {@code k01-printer}, {@code pad-3}
 * @param kind such as {@code printer}: its words stand under this name
 * @param node that it hangs on
 * @param device what the node calls it
 * @param moods by name, the first is the good one
 * @param mood as it is now
 * @param face what is to be seen on it
 * @param meter its line; null where it hangs on none
 * @param deeds what one may do to it, by name
 */
public record Toy(
        String id,
        String kind,
        NodeId node,
        String device,
        List<String> moods,
        Supplier<String> mood,
        Supplier<Face> face,
        @Nullable Meter meter,
        SequencedMap<String, Consumer<String>> deeds) {

    private static final List<String> NOT_KEYS = List.of(Toys.SCAN, "plug", "unplug");

    /** What is to be seen on a device. */
    public sealed interface Face {

        /** Nothing ever is. */
        record Blank() implements Face {}

        /** A card reader, and whether a card lies on it. */
        record Reader(boolean card) implements Face {}

        /**
         * A printer.
         *
         * @param papers how many have come out
         */
        record Tray(int papers, boolean atWork) implements Face {}

        /** A board, line by line; none where it is dark. */
        record Board(List<String> lines) implements Face {
            public Board {
                lines = List.copyOf(lines);
            }
        }

        /** A board of dots, eight lines of them. */
        record Dots(String picture) implements Face {}

        /** A lamp, and whether one sees it burn. */
        record Lamp(boolean lit) implements Face {}

        /** A call button, and whether it is down. */
        record Button(boolean down) implements Face {}

        /** A camera, and whether a code is held before it. */
        record Camera(boolean code) implements Face {}

        /** An evaluation pad, and whether its five keys are lit. */
        record Pad(boolean lit) implements Face {}

        /**
         * A call pad.
         *
         * @param awake whether it was greeted: before, its keys are dead
         * @param waiting keys that nobody has taken yet
         */
        record CallPad(boolean awake, int waiting) implements Face {}

        /**
         * A voice.
         *
         * @param about whose call it says or said last; empty before the first
         */
        record Voice(String about, boolean sounding) implements Face {}
    }

    public Toy {
        moods = List.copyOf(moods);
        deeds = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(deeds));
    }

    /**
     * A device whose moods are an enum: each is a deed too, and so is the plug.
     *
     * @param having the moods that it can have, the good one first
     */
    static <M extends Enum<M>> Toy of(
            Place place,
            String kind,
            List<M> having,
            Supplier<M> mood,
            Consumer<M> set,
            Supplier<Face> face,
            @Nullable Meter meter,
            SequencedMap<String, Consumer<String>> deeds) {
        List<String> moods = new ArrayList<>();
        SequencedMap<String, Consumer<String>> all = new LinkedHashMap<>(deeds);
        for (M each : having) {
            moods.add(each.name());
            all.put("mood:" + each.name(), _ -> set.accept(each));
        }
        if (meter != null) {
            all.put("unplug", _ -> meter.unplug());
            all.put("plug", _ -> plug(meter));
        }
        return new Toy(
                place.id,
                kind,
                place.node,
                place.device,
                moods,
                () -> mood.get().name(),
                face,
                meter,
                all);
    }

    private static void plug(Meter meter) {
        try {
            meter.plug();
        } catch (PortGone noMoreTerminals) {
            throw new IllegalStateException(noMoreTerminals);
        }
    }

    /** Whether it hangs on its line. */
    public boolean plugged() {
        return meter == null || meter.plugged();
    }

    /** Where a device is. */
    record Place(String id, NodeId node, String device) {}

    /** Those of {@link #deeds} that are keys on it, or hands at it. */
    public List<String> keys() {
        return deeds.keySet().stream()
                .filter(deed -> !deed.startsWith("mood:") && !NOT_KEYS.contains(deed))
                .toList();
    }

    public boolean scans() {
        return deeds.containsKey(Toys.SCAN);
    }
}
