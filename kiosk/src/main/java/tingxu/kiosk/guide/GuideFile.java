package tingxu.kiosk.guide;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a {@code guide.yaml}; a guide with a hole is refused, and the hole is named. */
public final class GuideFile {

    private static final int DAYS_AT_MOST = 365;
    private static final int YUAN_AT_MOST = 100_000;
    private static final int COPIES_AT_MOST = 20;

    private GuideFile() {}

    /** The guide of the demonstration hall. */
    public static Guide shipped(Readings readings) throws FileWrong {
        try {
            return read(Yaml.shipped(GuideFile.class, "/tingxu/kiosk/guide.yaml"), readings);
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar of this kiosk cannot be read", broken);
        }
    }

    public static Guide read(Field file, Readings readings) throws FileWrong {
        Map<String, Words> places = named(file.at("places"));
        Map<String, Words> hours = named(file.at("hours"));
        List<Item> items = new ArrayList<>();
        Set<ItemId> known = new TreeSet<>();
        for (Field entry : file.at("items").each()) {
            Item item = item(entry, places, hours);
            if (!known.add(item.id()))
                throw entry.at("id").wrong("重复：" + item.id(), "is used twice: " + item.id());
            items.add(item);
        }
        file.nothingElse();
        return new Guide(items, readings);
    }

    private static Map<String, Words> named(Field map) throws FileWrong {
        Map<String, Words> all = new TreeMap<>();
        for (String name : map.names()) {
            Field entry = map.at(name);
            all.put(name, words(entry));
            entry.nothingElse();
        }
        return all;
    }

    private static Item item(Field entry, Map<String, Words> places, Map<String, Words> hours)
            throws FileWrong {
        ItemId id = entry.at("id").as(ItemId::new);
        Words name = words(entry);
        LineId line = entry.at("line").as(LineId::new);
        List<Item.Material> materials = new ArrayList<>();
        for (Field material : entry.at("materials").each()) materials.add(material(material));
        int days = entry.at("days").whole(0, DAYS_AT_MOST);
        int fee = entry.at("fee").whole(0, YUAN_AT_MOST);
        Words place = one(entry.at("place"), places);
        Words open = one(entry.at("hours"), hours);
        List<String> also = new ArrayList<>();
        if (entry.at("also").given())
            for (Field other : entry.at("also").each()) also.add(other.text());
        entry.nothingElse();
        return new Item(id, name, line, materials, days, fee, place, open, also);
    }

    private static Item.Material material(Field entry) throws FileWrong {
        Words name = words(entry);
        Item.Form form =
                entry.at("form").as(text -> Item.Form.valueOf(text.toUpperCase(Locale.ROOT)));
        int copies = entry.at("copies").whole(1, COPIES_AT_MOST);
        entry.nothingElse();
        return new Item.Material(name, form, copies);
    }

    private static Words one(Field field, Map<String, Words> known) throws FileWrong {
        Words found = known.get(field.text());
        if (found == null)
            throw field.wrong(
                    "没有 " + field.text() + "；可用的有 " + String.join("、", known.keySet()),
                    "names none of " + String.join(", ", known.keySet()));
        return found;
    }

    private static Words words(Field entry) throws FileWrong {
        return new Words(entry.at("zh").text(), entry.at("en").text());
    }
}
