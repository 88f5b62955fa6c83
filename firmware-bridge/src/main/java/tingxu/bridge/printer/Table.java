package tingxu.bridge.printer;

import java.util.ArrayList;
import java.util.List;

/** Words side by side in columns of letters; a long cell goes on below itself. */
final class Table {

    private Table() {}

    /**
     * @param wide of each column, in letters; one letter is left free between two
     */
    static List<String> lines(List<String> cells, int[] wide) {
        List<List<String>> columns = new ArrayList<>();
        int high = 1;
        for (int i = 0; i < wide.length; i++) {
            columns.add(Font.lines(cells.get(i), wide[i]));
            high = Math.max(high, columns.get(i).size());
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < high; row++) lines.add(line(columns, row, wide));
        return lines;
    }

    private static String line(List<List<String>> columns, int row, int[] wide) {
        StringBuilder line = new StringBuilder();
        int edge = 0;
        for (int i = 0; i < wide.length; i++) {
            line.append(" ".repeat(Math.max(0, edge - Font.columns(line.toString()))));
            if (row < columns.get(i).size()) line.append(columns.get(i).get(row));
            edge += wide[i] + 1;
        }
        return line.toString().stripTrailing();
    }
}
