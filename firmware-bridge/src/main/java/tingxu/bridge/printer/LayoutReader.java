package tingxu.bridge.printer;

import tingxu.bridge.printer.LayoutLine.Maker;
import tingxu.bridge.printer.Slip.Align;
import tingxu.bridge.printer.Slip.Cut;
import tingxu.bridge.printer.Slip.Style;
import tingxu.bridge.printer.SlipLayout.Logos;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Reads one line of a layout: a verb, its settings, and after each bar a cell of words. */
record LayoutReader(int line, Set<String> names, PrinterProfile profile, Logos logos) {

    private static final int BIGGEST = 6;

    /** Beyond that no paper is wide enough for a code that can be read. */
    private static final int LONGEST_CODE = 300;

    LayoutLine read(String text) throws LayoutWrong {
        String[] parts = text.split("\\|", -1);
        String[] head = parts[0].strip().split("\\s+", -1);
        List<String> cells = Stream.of(parts).skip(1).map(String::strip).toList();
        for (String cell : cells) checkNames(cell);
        String[] settings = Arrays.copyOfRange(head, 1, head.length);
        return new LayoutLine(cells, maker(head[0], settings, cells));
    }

    private Maker maker(String verb, String[] settings, List<String> cells) throws LayoutWrong {
        return switch (verb) {
            case "text" -> text(settings, cells);
            case "row" -> row(settings, cells);
            case "columns" -> columns(settings, cells);
            case "qr" -> qr(settings, cells);
            case "rule" -> always(settings, cells, new Slip.Rule());
            case "feed" -> feed(settings, cells);
            case "cut" -> cut(settings, cells);
            case "logo" -> logo(settings, cells);
            default ->
                    throw wrong(
                            "没有“" + verb + "”；可用 text row columns qr rule feed cut logo",
                            "there is no \""
                                    + verb
                                    + "\"; use text, row, columns, qr, rule, feed, cut, logo");
        };
    }

    private Maker text(String[] settings, List<String> cells) throws LayoutWrong {
        checkCells(cells, 1);
        Style style = style(settings);
        boolean big = List.of(settings).contains("big");
        return (words, paper) -> {
            String said = words.getFirst();
            Style look = big ? biggest(style, said, paper) : style;
            return List.of(new Slip.Text(said, look));
        };
    }

    /** As large as the paper allows. */
    private static Style biggest(Style style, String words, PrinterProfile paper) {
        int columns = Math.max(1, Font.columns(words));
        int times = Math.clamp(paper.columns() / columns, 1, BIGGEST);
        return new Style(times, times, style.bold(), style.align());
    }

    private Maker row(String[] settings, List<String> cells) throws LayoutWrong {
        checkCells(cells, 2);
        Style style = style(settings);
        return (words, paper) -> List.of(new Slip.Row(words.getFirst(), words.getLast(), style));
    }

    private Maker columns(String[] settings, List<String> cells) throws LayoutWrong {
        int[] wide = new int[settings.length];
        for (int i = 0; i < wide.length; i++) wide[i] = number(settings[i], 1, profile.columns());
        checkCells(cells, wide.length);
        int all = Arrays.stream(wide).sum() + wide.length - 1;
        if (all > profile.columns())
            throw wrong(
                    "各列共 %d 格，纸只有 %d 格".formatted(all, profile.columns()),
                    "the columns need %d letters, the paper has %d"
                            .formatted(all, profile.columns()));
        return (words, paper) ->
                Table.lines(words, wide).stream().<Slip.Element>map(Slip.Text::new).toList();
    }

    private Maker qr(String[] settings, List<String> cells) throws LayoutWrong {
        checkCells(cells, 1);
        checkSettings(settings, 1);
        int dots = number(settings[0], 1, 16);
        int letters = cells.getFirst().length();
        if (letters == 0 || letters > LONGEST_CODE)
            throw wrong(
                    "二维码内容应有 1 到 " + LONGEST_CODE + " 个字",
                    "a code holds 1 to " + LONGEST_CODE + " letters");
        return (words, paper) -> List.of(new Slip.Qr(words.getFirst(), dots));
    }

    private Maker feed(String[] settings, List<String> cells) throws LayoutWrong {
        checkSettings(settings, 1);
        return always(new String[0], cells, new Slip.Feed(number(settings[0], 1, 20)));
    }

    private Maker cut(String[] settings, List<String> cells) throws LayoutWrong {
        checkSettings(settings, 1);
        return switch (settings[0]) {
            case "full" -> always(new String[0], cells, Cut.FULL);
            case "partial" -> always(new String[0], cells, Cut.PARTIAL);
            default -> throw wrong("cut 后面写 full 或 partial", "cut is full or partial");
        };
    }

    private Maker logo(String[] settings, List<String> cells) throws LayoutWrong {
        checkSettings(settings, 1);
        try {
            return always(new String[0], cells, logos.find(settings[0]));
        } catch (IOException e) {
            throw wrong("图片用不了：" + settings[0], "the picture cannot be used: " + e.getMessage());
        }
    }

    private Maker always(String[] settings, List<String> cells, Slip.Element element)
            throws LayoutWrong {
        checkSettings(settings, 0);
        checkCells(cells, 0);
        return (words, paper) -> List.of(element);
    }

    private Style style(String[] settings) throws LayoutWrong {
        Style style = Style.PLAIN;
        for (String word : settings)
            style =
                    switch (word) {
                        case "bold" -> style.bolder();
                        case "big" -> style;
                        case "x1", "x2", "x3", "x4", "x5", "x6" ->
                                style.times(word.charAt(1) - '0');
                        case "left" -> aligned(style, Align.LEFT);
                        case "centre" -> aligned(style, Align.CENTRE);
                        case "right" -> aligned(style, Align.RIGHT);
                        default ->
                                throw wrong(
                                        "不认识“" + word + "”；可用 left centre right bold big x2…x6",
                                        "\""
                                                + word
                                                + "\" is no style; use left, centre, right, bold,"
                                                + " big, x2 to x6");
                    };
        return style;
    }

    private static Style aligned(Style style, Align align) {
        return new Style(style.timesWide(), style.timesHigh(), style.bold(), align);
    }

    private int number(String word, int least, int most) throws LayoutWrong {
        boolean plain = word.matches("[0-9]{1,3}");
        int number = plain ? Integer.parseInt(word) : -1;
        if (number < least || number > most)
            throw wrong(
                    "应是 %d 到 %d 的数，不是 %s".formatted(least, most, word),
                    "a number from %d to %d is needed, not %s".formatted(least, most, word));
        return number;
    }

    private void checkNames(String cell) throws LayoutWrong {
        Matcher name = LayoutLine.NAME.matcher(cell);
        while (name.find())
            if (!names.contains(name.group(1)))
                throw wrong(
                        "没有 {" + name.group(1) + "}；可用 " + listed(),
                        "there is no {" + name.group(1) + "}; use " + listed());
    }

    private String listed() {
        return String.join(" ", names.stream().sorted().map(name -> "{" + name + "}").toList());
    }

    private void checkCells(List<String> cells, int count) throws LayoutWrong {
        if (cells.size() != count)
            throw wrong(
                    "应有 %d 段用 | 隔开的文字，这里有 %d 段".formatted(count, cells.size()),
                    "%d cells after | are needed, here are %d".formatted(count, cells.size()));
    }

    private void checkSettings(String[] settings, int count) throws LayoutWrong {
        if (settings.length != count)
            throw wrong(
                    "应有 %d 个设定，这里有 %d 个".formatted(count, settings.length),
                    "%d settings are needed, here are %d".formatted(count, settings.length));
    }

    private LayoutWrong wrong(String zh, String en) {
        return new LayoutWrong(line, zh, en);
    }
}
