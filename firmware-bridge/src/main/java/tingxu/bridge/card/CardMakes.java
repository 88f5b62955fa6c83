package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
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

/** The makes of ID card readers. */
public final class CardMakes {

    private static final int BAUD = 115_200;
    private static final Duration ANSWER = Duration.ofMillis(350);

    /** Any reader with a GA 467 security module on a serial line. */
    public static final Make<CardReader, CardEvent> SAM =
            Make.<CardReader, CardEvent>of(
                            "ga467",
                            "GA 467 身份证阅读器",
                            "an ID card reader after GA 467",
                            BAUD,
                            (fitting, ear) ->
                                    new CardReader(
                                            fitting.id(),
                                            fitting.line(),
                                            fitting.clock(),
                                            ear,
                                            fitting.feelings()))
                    .asked(who(BAUD), who(57_600), who(9_600))
                    .saying(
                            phrase(CardFrames.STATUS, "安全模块状态", "state of the security module"),
                            phrase(CardFrames.MODULE_ID, "安全模块编号", "number of the security module"),
                            phrase(CardFrames.RESET, "复位安全模块", "reset the security module"),
                            phrase(CardFrames.FIND, "寻卡", "find a card"),
                            phrase(CardFrames.SELECT, "选卡", "select the card"))
                    .meaning(Meaning.of(CardMakes::asked, CardMakes::answered))
                    .veiled(CardVeil::new);

    private CardMakes() {}

    private static Question who(int baud) {
        return new Question(
                baud,
                CardFrames.MODULE_ID.frame(),
                ANSWER,
                Question.Risk.NOISE,
                CardMakes::introduced);
    }

    private static Phrase phrase(CardFrames frame, String zh, String en) {
        return Phrase.of(name(frame), frame.frame(), zh, en);
    }

    private static String name(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Found introduced(Bytes heard) {
        for (CardAnswer answer : answers(heard)) {
            String module = answer.moduleName();
            if (module != null) return Found.well(module);
            return switch (CardVerdict.of(answer.status().code)) {
                case CardVerdict.ModuleFails(var trouble) ->
                        new Found(name(answer.status()), new Health.Gone(trouble));
                case CardVerdict.LineFails(var trouble) ->
                        new Found(name(answer.status()), new Health.Strained(trouble));
                case CardVerdict.CardFails _, CardVerdict.Good _, CardVerdict.Nothing _ ->
                        Found.well(name(answer.status()));
            };
        }
        return null;
    }

    private static Label asked(Bytes burst) {
        List<String> said = new ArrayList<>();
        for (CardFrames frame : CardFrames.values())
            if (burst.equals(frame.frame())) said.add(name(frame));
        return said.isEmpty()
                ? new Label("不是手册里的命令", "no command of the manual")
                : Label.plain(String.join("; ", said));
    }

    /** Status and length only: the trace hides the rest, for it might be a name. */
    private static Label answered(Bytes burst) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (CardAnswer answer : answers(burst)) {
            Label said = said(answer);
            zh.add(said.zh() + "，数据 " + answer.sent() + " 字节");
            en.add(said.en() + ", " + answer.sent() + " bytes of data");
            answer.forget();
        }
        return zh.isEmpty()
                ? new Label("不是完整的应答", "no whole answer")
                : new Label(String.join("；", zh), String.join("; ", en));
    }

    private static Label said(CardAnswer answer) {
        String name = name(answer.status());
        return switch (CardVerdict.of(answer.status().code)) {
            case CardVerdict.Good() -> new Label("完成", name);
            case CardVerdict.Nothing() -> new Label("没有", name);
            case CardVerdict.CardFails(var trouble) -> new Label(trouble.zh(), name);
            case CardVerdict.LineFails(var trouble) -> new Label(trouble.zh(), name);
            case CardVerdict.ModuleFails(var trouble) -> new Label(trouble.zh(), name);
        };
    }

    private static List<CardAnswer> answers(Bytes burst) {
        List<CardAnswer> answers = new ArrayList<>();
        CardFramer framer = new CardFramer();
        framer.await(CardFrames.READ);
        for (int i = 0; i < burst.length(); i++)
            if (framer.feed(burst.at(i)) instanceof CardFramer.Whole(CardAnswer answer))
                answers.add(answer);
        return answers;
    }
}
