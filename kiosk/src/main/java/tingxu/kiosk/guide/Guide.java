package tingxu.kiosk.guide;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** All items of a hall, and the way to find one. */
public final class Guide {

    private final Map<ItemId, Item> items = new LinkedHashMap<>();
    private final Map<ItemId, List<Phrase>> phrases = new LinkedHashMap<>();

    /**
     * @param items in the order in which they are listed
     */
    public Guide(List<Item> items, Readings readings) {
        for (Item item : items) {
            if (this.items.put(item.id(), item) != null)
                throw new IllegalArgumentException("two items are called " + item.id());
            List<Phrase> names = new ArrayList<>();
            names.add(Phrase.of(item.name().zh(), readings));
            for (String other : item.also()) names.add(Phrase.of(other, readings));
            phrases.put(item.id(), List.copyOf(names));
        }
    }

    public Optional<Item> item(ItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    public List<Item> items(LineId line) {
        return items.values().stream().filter(item -> item.line().equals(line)).toList();
    }

    /**
     * Items whose name fits: by characters, full pinyin, initials, a mixture of them, or English.
     *
     * @return the best first, at most {@code limit}; those of equal worth in the guide's order
     */
    public List<Item> find(String query, int limit) {
        String asked = Phrase.folded(query);
        if (asked.isEmpty()) return List.of();
        record Hit(Item item, int worth) {}
        List<Hit> hits = new ArrayList<>();
        for (Item item : items.values()) {
            OptionalInt worth = worth(item, asked);
            if (worth.isPresent()) hits.add(new Hit(item, worth.getAsInt()));
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::worth))
                .limit(limit)
                .map(Hit::item)
                .toList();
    }

    /** Smaller is better. The item's own name goes before its other names, those before English. */
    private OptionalInt worth(Item item, String asked) {
        List<Phrase> names = phrases.getOrDefault(item.id(), List.of());
        for (int i = 0; i < names.size(); i++) {
            OptionalInt found = names.get(i).fits(asked);
            if (found.isPresent()) return OptionalInt.of(found.getAsInt() * 2 + (i == 0 ? 0 : 1));
        }
        return English.fits(item.name().en(), asked);
    }
}
