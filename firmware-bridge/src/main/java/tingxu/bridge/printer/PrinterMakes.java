package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Found;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Meaning;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.make.Question;
import tingxu.bridge.printer.PrinterProfile.ChineseSize;
import tingxu.bridge.printer.PrinterProfile.Cutter;
import tingxu.bridge.printer.PrinterProfile.QrDrawing;
import tingxu.bridge.printer.PrinterStatus.Source;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The makes of ticket printers. */
public final class PrinterMakes {

    private static final int BAUD = 115_200;
    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final int PAPER = 4;
    private static final List<String> CHARSETS = List.of("GB18030", "GBK", "GB2312");
    private static final int HEALTHY_BITS = 0x12;

    private PrinterMakes() {}

    /**
     * ESC/POS, as nearly all speak it.
     *
     * @param lettering makes what draws the characters that a printer lacks
     */
    public static Make<TicketPrinter, PrintOutcome> escPos(Supplier<Lettering> lettering) {
        return Make.<TicketPrinter, PrintOutcome>of(
                        "escpos",
                        "ESC/POS 票据打印机",
                        "an ESC/POS ticket printer",
                        BAUD,
                        (fitting, ear) ->
                                new TicketPrinter(
                                        fitting.id(),
                                        fitting.line(),
                                        paper(fitting.entry()),
                                        lettering.get(),
                                        fitting.clock(),
                                        fitting.feelings()))
                .asked(paper(BAUD), paper(9_600), paper(19_200), paper(38_400))
                .saying(
                        ask(1, "printer", "打印机状态", "how the printer is"),
                        ask(2, "offline", "为何脱机", "why it is offline"),
                        ask(3, "error", "什么故障", "which error"),
                        ask(PAPER, "paper", "纸", "how much paper"),
                        Phrase.of("start", PrinterFrames.START.with(), "清除样式", "forget styles"),
                        Phrase.of("feed", PrinterFrames.FEED.with(3), "走纸三行", "feed three lines"),
                        Phrase.of("cut", PrinterFrames.CUT.with(0x42, 0), "走纸切断", "feed and cut"),
                        Phrase.of("recover", PrinterFrames.RECOVER.with(2), "清故障", "recover"))
                .meaning(new Meaning(PrinterMakes::asked, PrinterMakes::answered));
    }

    /** The paper and the language of a printer, where they are not those of others of its width. */
    public static PrinterProfile paper(Field printer) throws FileWrong {
        Field dots = printer.at("paper-dots");
        PrinterProfile like =
                PrinterProfile.ofWidth(
                        dots.given() ? dots.whole(192, 832) : PrinterProfile.WIDE.widthDots());
        Field cutter = printer.at("cutter");
        Field qr = printer.at("qr");
        Field size = printer.at("chinese-size");
        Field charset = printer.at("charset");
        return new PrinterProfile(
                like.widthDots(),
                charset.given() ? charset(charset) : like.charset(),
                cutter.given() ? cutter.oneOf(Cutter.values()) : like.cutter(),
                like.reportsChanges(),
                like.jobLimit(),
                qr.given() ? qr.oneOf(QrDrawing.values()) : like.qr(),
                size.given() ? size.oneOf(ChineseSize.values()) : like.chineseSize());
    }

    private static Charset charset(Field field) throws FileWrong {
        String said = field.text();
        if (!CHARSETS.contains(said))
            throw field.wrong(
                    "可用：" + String.join("、", CHARSETS),
                    "is one of " + String.join(", ", CHARSETS) + ", not " + said);
        return Charset.forName(said);
    }

    private static Phrase ask(int question, String name, String zh, String en) {
        return Phrase.of(name, PrinterFrames.ASK.with(question), zh, en);
    }

    private static Question paper(int baud) {
        return new Question(
                baud,
                PrinterFrames.ASK.with(PAPER),
                ANSWER,
                Question.Risk.NOISE,
                PrinterMakes::told);
    }

    /** Exactly one byte in the shape of such an answer: noise seldom is that. */
    private static @Nullable Found told(Bytes heard) {
        if (heard.length() != 1) return null;
        int bits = heard.at(0);
        if (PrinterAnswer.Reader.kind(bits) != PrinterAnswer.Reader.Kind.REAL_TIME) return null;
        return new Found(
                bits == HEALTHY_BITS ? "" : "%02X".formatted(bits),
                PrinterStatus.WELL.with(Source.PAPER, bits).health());
    }

    private static Label asked(Bytes burst) {
        for (PrinterFrames frame : PrinterFrames.values())
            if (burst.startsWith(frame.head)) {
                int end = frame.head.length() + frame.parameters;
                String parameters =
                        burst.length() >= end
                                ? burst.slice(frame.head.length(), end).toString()
                                : "";
                return Label.plain(
                        (name(frame) + " " + parameters).strip()
                                + (burst.length() > end ? " …" : ""));
            }
        return Meaning.letters(burst);
    }

    /** A real-time answer does not say which question it answers. */
    private static Label answered(Bytes asked, Bytes burst) {
        PrinterAnswer.Reader reader = new PrinterAnswer.Reader();
        List<Label> said = new ArrayList<>();
        for (int i = 0; i < burst.length(); i++) {
            PrinterAnswer.Reader.Step step = reader.feed(burst.at(i));
            reader = step.next();
            PrinterAnswer answer = step.answer();
            if (answer != null) said.add(words(answer, question(asked)));
        }
        return joined(said);
    }

    /** 1 to 4; 0 where something else was said. */
    private static int question(Bytes asked) {
        for (int n = 1; n <= PAPER; n++) if (asked.equals(PrinterFrames.ASK.with(n))) return n;
        return 0;
    }

    private static Label words(PrinterAnswer answer, int question) {
        return switch (answer) {
            case PrinterAnswer.RealTime(int bits) when question == 0 ->
                    new Label("状态 %02X".formatted(bits), "status %02X".formatted(bits));
            case PrinterAnswer.RealTime(int bits) ->
                    signs(PrinterStatus.WELL.with(Source.realTime(question), bits), "", "");
            case PrinterAnswer.Paper(int bits) ->
                    signs(
                            PrinterStatus.WELL.with(Source.PAPER_IN_TURN, bits),
                            "已打印，纸：",
                            "printed, paper ");
            case PrinterAnswer.Report(Bytes bits) ->
                    signs(PrinterStatus.WELL.with(bits), "报告：", "report ");
            case PrinterAnswer.Flow(boolean go) -> Label.plain(go ? "XON" : "XOFF");
            case PrinterAnswer.Noise(int bits) ->
                    new Label("杂波 %02X".formatted(bits), "noise %02X".formatted(bits));
        };
    }

    private static Label signs(PrinterStatus status, String zh, String en) {
        if (status.signs().isEmpty()) return new Label(zh + "正常", en + "ok");
        return new Label(
                zh + status.signs().stream().map(sign -> sign.zh).collect(Collectors.joining("、")),
                en
                        + status.signs().stream()
                                .map(PrinterMakes::name)
                                .collect(Collectors.joining(", ")));
    }

    private static Label joined(List<Label> said) {
        return new Label(
                said.stream().map(Label::zh).collect(Collectors.joining("；")),
                said.stream().map(Label::en).collect(Collectors.joining("; ")));
    }

    private static String name(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
