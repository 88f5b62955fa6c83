package tingxu.bridge.board.onbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BoardLine;
import tingxu.bridge.board.Colour;

import java.time.Duration;
import java.util.List;

class DynamicAreaTest {

    @Test
    void everyFaceOfAWindowFitsTheCardAndSaysWhatItMeans() {
        assertThat(text(BoardFace.number("A023"))).isEqualTo("\\C1A023");
        assertThat(text(BoardFace.serving("A023"))).isEqualTo("\\C2A023");
        assertThat(text(BoardFace.free())).isEqualTo("\\C2空闲");
        assertThat(text(BoardFace.paused("用餐"))).isEqualTo("\\C3暂停服务\\n\\C3用餐");
        assertThat(text(BoardFace.pleaseRate())).isEqualTo("\\C3请评价");
        assertThat(text(BoardFace.closed())).isEqualTo("\\C1窗口关闭");
    }

    @Test
    void linesAreSetOneBelowTheOtherInTheFontTheTechnicianChose() {
        BoardProfile profile = new BoardProfile(3, 128, 64, "\\FO002", Duration.ofSeconds(2));
        BoardFace face =
                new BoardFace(
                        List.of(
                                new BoardLine("A023", Colour.RED),
                                new BoardLine("请到5号窗口", Colour.GREEN)));

        assertThat(DynamicArea.text(face, profile)).isEqualTo("\\FO002\\C1A023\\n\\C2请到5号窗口");
    }

    @Test
    void aPauseTellsItsReasonOnEveryBoardInTheWayItHasRoomFor() {
        BoardFace meal = BoardFace.paused("用餐");
        BoardProfile large = new BoardProfile(3, 128, 32, "\\FO002", Duration.ofSeconds(2));

        assertThat(DynamicArea.text(meal, large)).isEqualTo("\\FO002\\C3暂停服务 \\C3用餐");
        assertThat(moving(meal, large)).as("too wide: it walks by").isEqualTo(3);
        assertThat(moving(meal, BoardProfile.STRIP)).as("two lines of 16 dots").isEqualTo(1);
        assertThat(moving(BoardFace.closed(), large)).isEqualTo(1);
        assertThat(meal.digits()).isEqualTo("----");
        assertThat(BoardFace.paused("很".repeat(100)).lines().getLast().text())
                .hasSize(32)
                .endsWith("…");
    }

    private static int moving(BoardFace face, BoardProfile profile) {
        return DynamicArea.show(face, profile, Duration.ofMinutes(3)).at(9 + 19);
    }

    @ParameterizedTest
    @CsvSource({"a\\b, ab", "\\C2, C2", "喆, 〓", "𠮷, 〓", "é, é", "'a\tb', a〓b"})
    void whatTheCardCannotShowIsLeftOutOrReplacedAndNeverBecomesAnEscape(String from, String to) {
        BoardFace face = new BoardFace(List.of(new BoardLine(from, Colour.RED)));

        assertThat(text(face)).isEqualTo("\\C1" + to);
    }

    @Test
    void noCharacterThatIsSentHidesABackslashInItsSecondByte() {
        for (int code = 0; code <= 0xFFFF; code++) {
            BoardLine line = new BoardLine(Character.toString(code), Colour.RED);
            byte[] bytes = text(new BoardFace(List.of(line))).getBytes(DynamicArea.CHARSET);
            for (int i = 3; i < bytes.length; i++)
                assertThat(bytes[i]).as("U+%04X", code).isNotEqualTo((byte) '\\');
        }
    }

    @Test
    void aProfileRefusesToBeWrong() {
        assertThatThrownBy(() -> BoardProfile.STRIP.at(0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new BoardProfile(1, 0, 32, "", Duration.ofSeconds(2)))
                .hasMessageContaining("not 0 by");
    }

    private static String text(BoardFace face) {
        return DynamicArea.text(face, BoardProfile.STRIP);
    }
}
