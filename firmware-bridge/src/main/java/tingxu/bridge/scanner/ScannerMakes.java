package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Found;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Meaning;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.make.Question;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The makes of scanners. */
public final class ScannerMakes {

    private static final int BAUD = 9_600;
    private static final Duration ANSWER = Duration.ofMillis(250);

    public static final Make<QrScanner, Scan> LINE =
            make(ScannerMake.LINE, "逐行输出的扫码器，不限型号", "any scanner that sends lines");
    public static final Make<QrScanner, Scan> HONEYWELL =
            make(ScannerMake.HONEYWELL, "霍尼韦尔扫码器，串口触发", "a Honeywell with serial trigger");
    public static final Make<QrScanner, Scan> NEWLAND =
            make(ScannerMake.NEWLAND, "新大陆扫码器", "a Newland scanner");
    public static final Make<QrScanner, Scan> GM65 =
            make(ScannerMake.GM65, "GM65 类扫码模块", "a GM65 module or one of its kin");
    public static final Make<QrScanner, Scan> KEYBOARD =
            make(ScannerMake.KEYBOARD, "键盘方式的扫码器", "a scanner that types like a keyboard");

    private ScannerMakes() {}

    private static Make<QrScanner, Scan> make(ScannerMake make, String zh, String en) {
        List<Question> questions = new ArrayList<>();
        List<Phrase> phrases = new ArrayList<>();
        if (!make.question.isEmpty()) {
            questions.add(
                    new Question(
                            BAUD,
                            make.question,
                            ANSWER,
                            Question.Risk.NOISE,
                            heard -> answered(make, heard)));
            phrases.add(Phrase.of("ask", make.question, "在吗", "are you there"));
        }
        if (!make.trigger.isEmpty()) {
            phrases.add(Phrase.of("trigger", make.trigger, "开始扫码", "look for a code"));
            phrases.add(Phrase.of("stop", make.stop, "停止扫码", "stop looking"));
        }
        return new Make<QrScanner, Scan>(
                make.name().toLowerCase(Locale.ROOT),
                new Label(zh, en),
                BAUD,
                make == ScannerMake.KEYBOARD ? "/dev/input/" : "",
                (fitting, ear) ->
                        new QrScanner(
                                fitting.id(),
                                fitting.line(),
                                make,
                                fitting.clock(),
                                ear,
                                fitting.feelings()),
                questions,
                phrases,
                Meaning.of(Meaning::letters, Meaning::letters),
                DigitVeil::new);
    }

    private static @Nullable Found answered(ScannerMake make, Bytes heard) {
        ScannerAnswers answers = new ScannerAnswers(make);
        for (int i = 0; i < heard.length(); i++)
            if (answers.feed(heard.at(i), false) == ScannerAnswers.Said.ANSWER)
                return Found.well("");
        return null;
    }
}
