package tingxu.bridge.printer;

import tingxu.bridge.printer.Slip.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a layout.
 *
 * @param cells its words, with {@code {names}} in them
 * @param maker what becomes of the words
 */
record LayoutLine(List<String> cells, Maker maker) {

    static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

    /** Makes elements of words. */
    @FunctionalInterface
    interface Maker {
        List<Element> make(List<String> words, PrinterProfile profile);
    }

    LayoutLine {
        cells = List.copyOf(cells);
    }

    /** Nothing where a value is not given. */
    boolean mentions(String name) {
        return cells.stream().anyMatch(cell -> cell.contains("{" + name + "}"));
    }

    List<Element> fill(Map<String, String> values, PrinterProfile profile) {
        List<String> words = new ArrayList<>();
        for (String cell : cells) {
            Matcher name = NAME.matcher(cell);
            StringBuilder filled = new StringBuilder();
            int from = 0;
            for (; name.find(); from = name.end()) {
                String value = values.getOrDefault(name.group(1), "");
                if (value.isBlank()) return List.of();
                filled.append(cell, from, name.start()).append(value);
            }
            words.add(filled.append(cell, from, cell.length()).toString());
        }
        return maker.make(words, profile);
    }
}
