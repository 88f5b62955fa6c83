package tingxu.control.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.wire.TicketClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DayFileTest {

    private static final String DAY =
            """
            {"day":3,"windows":[
            {"id":0,"open":true,"primary":0,"skills":[0,1],"speed":0.9,"breaks":[[111.5,10.0]]}],
            "tickets":[
            {"id":0,"arr":-3.5,"vis":0.0,"cat":1,"cls":1,"work":4.0,"noshow":0,"trcat":0,"trwork":2.0}]}
            """;

    @TempDir Path folder;

    @Test
    void aDayIsReadAsItIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("day003.json"), DAY);
        Day day = DayFile.read(file);
        assertThat(day.number()).isEqualTo(3);
        assertThat(day.windows())
                .containsExactly(
                        new Day.Window(
                                0, true, 0, List.of(0, 1), .9, List.of(new Day.Break(111.5, 10))));
        assertThat(day.visitors())
                .containsExactly(
                        new Day.Visitor(0, -3.5, 0, 1, TicketClass.APPOINTMENT, 4, false, 0, 2));
    }

    @Test
    void whoWasCalledWhenIsATable() throws IOException {
        Day day = DayFile.read(Files.writeString(folder.resolve("day003.json"), DAY));
        Path csv = folder.resolve("day003.csv");
        DayFile.write(csv, Play.of(day, Rule.parse("bwi").plan(Categories.of(day))));
        // 0.5 min to walk, 4 min at speed 0.9 and a tenth more for business that is not its own.
        assertThat(csv)
                .hasContent(
                        """
                        ticket,leg,window,call
                        0,0,0,0.000000
                        0,1,0,4.460000
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"vis\":0.0,', vis",
        "'\"cls\":1', cls",
        "'\"windows\"', windows",
        "'{\"day\"', day003.json"
    })
    void whatIsMissingIsNamed(String cut, String named) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("day003.json"),
                        DAY.replace(
                                cut,
                                cut.equals("\"cls\":1")
                                        ? "\"cls\":7"
                                        : cut.endsWith(",") ? "" : "\"x\""));
        assertThatThrownBy(() -> DayFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(named);
    }
}
