package tingxu.provision;

import picocli.CommandLine;

import tingxu.bridge.file.FileWrong;
import tingxu.wire.Words;

import java.util.ResourceBundle;

/** How a verb speaks to whoever typed it: in one language, answers to out and refusals to err. */
final class Speech {

    private final CommandLine line;
    private final ResourceBundle bundle;

    Speech(CommandLine line) {
        this.line = line;
        this.bundle = line.getResourceBundle();
    }

    boolean chinese() {
        return bundle.getLocale().getLanguage().equals("zh");
    }

    /** The reader's language of the two. */
    String of(Words words) {
        return chinese() ? words.zh() : words.en();
    }

    void say(String key, Object... with) {
        print(words(key, with));
    }

    /** The words of this key, with {@code %s} filled in. */
    String words(String key, Object... with) {
        return bundle.getString(key).formatted(with);
    }

    /** A line of a list: what it is, and what it is worth. */
    void row(String key, String value) {
        print("  %-12s %s".formatted(words(key), value));
    }

    void print(String text) {
        line.getOut().println(text);
        line.getOut().flush();
    }

    /** Says what is wrong in a file that people write, and where. */
    int refuse(FileWrong wrong) {
        return refuse(new Words(wrong.zh(), wrong.en()));
    }

    /** Says why not; the exit code of a refusal. */
    int refuse(Words why) {
        line.getErr().println(line.getColorScheme().errorText(of(why)));
        line.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
