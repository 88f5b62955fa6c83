package tingxu.bridge.console;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a technician typed at the console. */
public sealed interface Typed {

    record Say(Bytes bytes) implements Typed {}

    record Wait(Duration length) implements Typed {}

    record Help() implements Typed {}

    record Quit() implements Typed {}

    record Nothing() implements Typed {}

    /** Not understood, and what would be. */
    record Wrong(Label why) implements Typed {}

    Pattern WAIT = Pattern.compile("wait (\\d{1,5})");
    Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}(\\s*[0-9A-Fa-f]{2})*");
    int LONGEST = 1_024;

    /** Reads one line: a phrase's name, hex, a text in quotes, or a word for the console itself. */
    static Typed read(String line, Make<?, ?> make) {
        String typed = line.strip();
        if (typed.isEmpty() || typed.startsWith("#")) return new Nothing();
        if (typed.equals("help") || typed.equals("?")) return new Help();
        if (typed.equals("quit") || typed.equals("exit")) return new Quit();
        Matcher pause = WAIT.matcher(typed);
        if (pause.matches()) return new Wait(Duration.ofMillis(Long.parseLong(pause.group(1))));
        Bytes phrase = make.phrase(typed);
        if (!phrase.isEmpty()) return new Say(phrase);
        if (typed.length() > LONGEST) return wrong("太长", "too long");
        if (typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\""))
            return quoted(typed.substring(1, typed.length() - 1));
        if (HEX.matcher(typed).matches())
            return new Say(Bytes.hex(typed.replaceAll("\\s+", "").replaceAll("..(?!$)", "$0 ")));
        return wrong("看不懂", "not understood");
    }

    private static Typed wrong(String zh, String en) {
        return new Wrong(
                new Label(
                        zh + "：请输入短语名、十六进制（AA 90）或带引号的文字（\"$PING*4E\\r\\n\"）；help 列出短语",
                        en
                                + ": type a phrase, hex (AA 90) or a quoted text"
                                + " (\"$PING*4E\\r\\n\"); help lists the phrases"));
    }

    private static Typed quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) return wrong("引号里只能有 ASCII", "a quoted text is ASCII");
            if (c != '\\' || i + 1 == text.length()) {
                bytes.write(c);
                continue;
            }
            char next = text.charAt(++i);
            bytes.write(
                    switch (next) {
                        case 'r' -> '\r';
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        default -> next;
                    });
        }
        return new Say(Bytes.copyOf(bytes.toByteArray()));
    }
}
