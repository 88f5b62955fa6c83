package tingxu.bridge.printer;

import tingxu.bridge.printer.Slip.Element;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a hall wants on its paper, as a text that it edits: one line an element, from top to bottom.
 *
 * <pre>
 * # a remark
 * logo crest.png
 * text centre bold | {hall}
 * text centre big bold | {number}
 * rule
 * row | 前面人数 Ahead | {ahead}
 * columns 6 20 | 窗口 | {item}
 * qr 6 | {code}
 * feed 2
 * cut partial
 * </pre>
 *
 * <p>A line that names a value which is not given is left out: so a slip without an item has no
 * line for it.
 */
public final class SlipLayout {

    private static final int MOST_LINES = 200;

    /** Finds a picture by the name in a layout. */
    @FunctionalInterface
    public interface Logos {
        Slip.Picture find(String name) throws IOException;
    }

    private final List<LayoutLine> lines;
    private final PrinterProfile profile;

    private SlipLayout(List<LayoutLine> lines, PrinterProfile profile) {
        this.lines = List.copyOf(lines);
        this.profile = profile;
    }

    /**
     * Reads a layout.
     *
     * @param names the values that there are; another one is a misspelling
     * @param logos finds the picture that a logo line names
     * @throws LayoutWrong with the line's number, in both languages
     */
    public static SlipLayout read(
            String text, Set<String> names, PrinterProfile profile, Logos logos)
            throws LayoutWrong {
        List<LayoutWrong> faults = new ArrayList<>();
        SlipLayout layout = read(text, names, profile, logos, faults);
        if (!faults.isEmpty()) throw faults.getFirst();
        return layout;
    }

    /**
     * Reads a layout as far as it can be read: a line that is wrong is left out, so that its author
     * sees the rest.
     *
     * @param faults is given what is wrong, from top to bottom
     */
    public static SlipLayout read(
            String text,
            Set<String> names,
            PrinterProfile profile,
            Logos logos,
            List<LayoutWrong> faults) {
        List<LayoutLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.stripLeading().startsWith("#")) continue;
            if (lines.size() + faults.size() >= MOST_LINES) {
                faults.add(
                        new LayoutWrong(
                                number,
                                "一张票最多 " + MOST_LINES + " 行",
                                "a slip has at most " + MOST_LINES + " lines"));
                break;
            }
            try {
                lines.add(new LayoutReader(number, names, profile, logos).read(line));
            } catch (LayoutWrong wrong) {
                faults.add(wrong);
            }
        }
        if (lines.isEmpty() && faults.isEmpty())
            faults.add(new LayoutWrong(1, "一行也没有", "there is nothing to print"));
        return new SlipLayout(lines, profile);
    }

    /** Whether what is called {@code name} has a place in it. */
    public boolean mentions(String name) {
        return lines.stream().anyMatch(line -> line.mentions(name));
    }

    /** The slip with these values; what a value holds is never read as layout. */
    public Slip fill(Map<String, String> values) {
        List<Element> elements = new ArrayList<>();
        for (LayoutLine line : lines) elements.addAll(line.fill(values, profile));
        return new Slip(elements);
    }
}
