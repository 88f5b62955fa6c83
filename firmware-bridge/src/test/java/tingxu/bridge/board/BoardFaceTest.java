package tingxu.bridge.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class BoardFaceTest {

    @Test
    void whatABoardOfDigitsShowsIsTheNumberAlone() {
        assertThat(BoardFace.number("A023").digits()).isEqualTo("A023");
        assertThat(BoardFace.serving("a023号").digits()).isEqualTo("A023-");
        assertThat(BoardFace.free().digits()).isEmpty();
        assertThat(BoardFace.pleaseRate().digits()).isEmpty();
        assertThat(BoardFace.closed().digits()).isEmpty();
    }

    @Test
    void aFaceRefusesToBeWrong() {
        BoardLine line = new BoardLine("A", Colour.RED);
        assertThatThrownBy(() -> new BoardFace(List.of())).hasMessageContaining("1 to 4 lines");
        assertThatThrownBy(() -> new BoardFace(Collections.nCopies(5, line)))
                .hasMessageContaining("not 5");
        assertThatThrownBy(() -> new BoardLine("号".repeat(33), Colour.RED))
                .hasMessageContaining("at most 32");
    }
}
