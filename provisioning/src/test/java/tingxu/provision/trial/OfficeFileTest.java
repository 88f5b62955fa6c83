package tingxu.provision.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.forecast.OfficeDay.Moment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class OfficeFileTest {

    private static final String HEAD =
            "office,group,date,minute,waiting,open_stations,called,service_minutes\n";

    @TempDir Path folder;

    @Test
    void called_is_calls_since_the_row_before_where_it_rises_and_falls() throws IOException {
        assertThat(calls("0", "3", "1", "2", "0", "4"))
                .containsExactly(0.0, 3.0, 1.0, 2.0, 0.0, 4.0);
    }

    @Test
    void called_is_a_sum_where_it_only_rises() throws IOException {
        assertThat(calls("12", "12", "15", "16", "16", "20"))
                .containsExactly(0.0, 0.0, 3.0, 1.0, 0.0, 4.0);
    }

    @Test
    void a_number_that_ran_through_begins_anew() throws IOException {
        String[] numbers = new String[30];
        for (int i = 0; i < numbers.length; i++) numbers[i] = "" + (970 + 2 * i) % 1000;
        assertThat(calls(numbers).stream().mapToDouble(calls -> calls).sum()).isEqualTo(56);
    }

    @Test
    void a_broken_field_is_named_with_its_line() {
        assertThatThrownBy(() -> read("o,g,2026-11-22,480,many,1,0,5\n"))
                .hasMessageContaining("line 2: waiting should be a number, not \"many\"");
        assertThatThrownBy(() -> read("o,g,22.11.2026,480,1,1,0,5\n"))
                .hasMessageContaining("line 2: date should be like 2026-11-22");
        assertThatThrownBy(() -> read("o,g,2026-11-22,480,-1,1,0,5\n"))
                .hasMessageContaining("waiting should be a number of 0 or more");
        assertThatThrownBy(() -> read("")).hasMessageContaining("has no rows");
    }

    private List<Double> calls(String... called) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < called.length; i++)
            rows.append("o,g,2026-11-22," + (480 + 5 * i) + ",3,1," + called[i] + ",\n");
        return read(rows.toString());
    }

    private List<Double> read(String rows) throws IOException {
        Path file = folder.resolve("offices.csv");
        Files.writeString(file, HEAD + rows);
        return OfficeFile.read(file).getFirst().moments().stream().map(Moment::calls).toList();
    }
}
