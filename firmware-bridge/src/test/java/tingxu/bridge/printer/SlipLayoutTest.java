package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.Slip.Style;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

class SlipLayoutTest {

    private static final Set<String> NAMES = Set.of("hall", "number", "item", "code", "ahead");
    private static final Slip.Picture CREST = new Slip.Picture(1, Bytes.of(0xFF, 0x81, 0x81, 0xFF));
    private static final String TICKET =
            """
            # 票面 · the ticket
            logo crest.png
            text centre bold | {hall}
            text centre big bold | {number}
            rule
            row | 前面人数 Ahead | {ahead}
            row bold | 事项 For | {item}
            columns 6 10 | 窗口 | 一号
            qr 6 | {code}
            feed 2
            cut partial
            """;

    @Test
    void aLayoutBecomesASlip() throws LayoutWrong {
        Slip slip =
                read(TICKET)
                        .fill(
                                Map.of(
                                        "hall",
                                        "政务服务大厅",
                                        "number",
                                        "A0023",
                                        "item",
                                        "契税",
                                        "code",
                                        "TX1.demo",
                                        "ahead",
                                        "3"));

        assertThat(slip)
                .isEqualTo(
                        Slip.of(
                                CREST,
                                new Slip.Text("政务服务大厅", Style.PLAIN.bolder().centred()),
                                new Slip.Text("A0023", Style.PLAIN.times(6).bolder().centred()),
                                new Slip.Rule(),
                                new Slip.Row("前面人数 Ahead", "3"),
                                new Slip.Row("事项 For", "契税", Style.PLAIN.bolder()),
                                new Slip.Text("窗口   一号"),
                                new Slip.Qr("TX1.demo", 6),
                                new Slip.Feed(2),
                                Slip.Cut.PARTIAL));
    }

    @Test
    void aLineWhoseValueIsNotGivenIsLeftOut() throws LayoutWrong {
        SlipLayout layout = read("row | 事项 | {item}\ntext | 号码 {number}\ncut full");

        assertThat(layout.fill(Map.of("number", "A1", "item", " ")))
                .isEqualTo(Slip.of(new Slip.Text("号码 A1"), Slip.Cut.FULL));
    }

    @Test
    void whatAValueHoldsIsNeverReadAsLayout() throws LayoutWrong {
        Slip slip = read("text | {item}").fill(Map.of("item", "{number} | $1 \\ cut full"));

        assertThat(slip).isEqualTo(Slip.of(new Slip.Text("{number} | $1 \\ cut full")));
    }

    @Test
    void aLongCellOfATableGoesOnBelowItself() throws LayoutWrong {
        Slip slip = read("columns 6 8 4 | 材料 | 身份证复印件 | 1").fill(Map.of());

        assertThat(slip)
                .isEqualTo(Slip.of(new Slip.Text("材料   身份证复 1"), new Slip.Text("       印件")));
    }

    @ParameterizedTest
    @CsvSource({
        "txet | a, there is no \"txet\"",
        "text | {nmae}, there is no {nmae}",
        "text huge | a, is no style",
        "text bold, '1 cells after | are needed, here are 0'",
        "row | a, '2 cells after | are needed, here are 1'",
        "qr 17 | a, a number from 1 to 16 is needed",
        "qr | a, '1 settings are needed'",
        "columns 40 40 | a | b, 'the columns need 81 letters, the paper has 48'",
        "feed x, a number from 1 to 20",
        "qr 6 |, a code holds 1 to 300 letters",
        "cut half, cut is full or partial",
        "logo none.png, the picture cannot be used",
        "rule 3, '0 settings are needed'"
    })
    void aMistakeIsSaidWithItsLineInBothLanguages(String line, String why) {
        assertThatThrownBy(() -> read("# first\n\n" + line))
                .isInstanceOf(LayoutWrong.class)
                .hasMessageContaining("第 3 行")
                .hasMessageContaining("line 3")
                .hasMessageContaining(why);
    }

    @Test
    void anEmptyLayoutAndAnEndlessOneAreRefused() {
        assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("nothing to print");
        assertThatThrownBy(() -> read("rule\n".repeat(201))).hasMessageContaining("200");
    }

    private static SlipLayout read(String text) throws LayoutWrong {
        return SlipLayout.read(
                text,
                NAMES,
                PrinterProfile.WIDE,
                name -> {
                    if (!name.equals("crest.png")) throw new IOException("no such file: " + name);
                    return CREST;
                });
    }
}
