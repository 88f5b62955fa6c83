package tingxu.bridge.board.matrix;

import tingxu.bridge.frame.Bytes;

import java.util.ArrayList;
import java.util.List;

/** A text as dots, and the dots as bursts for a chain of chips. Pure. */
final class MatrixPicture {

    private final MatrixProfile profile;
    private final int[] columns;

    private MatrixPicture(MatrixProfile profile, int[] columns) {
        this.profile = profile;
        this.columns = columns;
    }

    /** In the middle; of what is too long the end, since the place says more than the series. */
    static MatrixPicture of(String text, MatrixProfile profile) {
        int wide = profile.chips() * MatrixFrames.ROWS;
        int most = (wide + 1) / (MatrixLetters.WIDE + 1);
        String kept = text.substring(Math.max(0, text.length() - most));
        int[] columns = new int[wide];
        int used = Math.max(0, kept.length() * (MatrixLetters.WIDE + 1) - 1);
        int at = (wide - used) / 2;
        for (int place = 0; place < kept.length(); place++) {
            Bytes dots = MatrixLetters.columns(kept.charAt(place));
            for (int i = 0; i < dots.length(); i++) columns[at + i] = dots.at(i);
            at += MatrixLetters.WIDE + 1;
        }
        return new MatrixPicture(profile, columns);
    }

    /** What brings every chip to a known state, whatever it was in. */
    List<Bytes> wakingBursts() {
        return List.of(
                        MatrixFrames.TEST.word(0),
                        MatrixFrames.SCAN_LIMIT.word(MatrixFrames.ROWS - 1),
                        MatrixFrames.DECODE.word(0),
                        MatrixFrames.INTENSITY.word(profile.brightness()),
                        MatrixFrames.SHUTDOWN.word(1))
                .stream()
                .map(this::toAll)
                .toList();
    }

    /** One burst a row. */
    List<Bytes> rowBursts() {
        List<Bytes> bursts = new ArrayList<>();
        for (int row = 0; row < MatrixFrames.ROWS; row++) {
            Bytes burst = Bytes.NONE;
            // What is sent first is pushed to the far end of the chain.
            for (int chip = 0; chip < profile.chips(); chip++) {
                int place = profile.fromRight() ? chip : profile.chips() - 1 - chip;
                burst = burst.plus(MatrixFrames.row(row, dots(row, place)));
            }
            bursts.add(burst);
        }
        return bursts;
    }

    /** Eight lines of dots, as one sees them from the front. */
    String dots() {
        StringBuilder picture = new StringBuilder();
        for (int row = 0; row < MatrixFrames.ROWS; row++) {
            for (int column : columns) picture.append((column >> row & 1) == 1 ? '#' : '.');
            picture.append('\n');
        }
        return picture.toString();
    }

    private Bytes toAll(Bytes word) {
        Bytes burst = Bytes.NONE;
        for (int chip = 0; chip < profile.chips(); chip++) burst = burst.plus(word);
        return burst;
    }

    /** Eight dots of a row, those of the chip at a place from the left. */
    private int dots(int row, int place) {
        int dots = 0;
        for (int column = 0; column < MatrixFrames.ROWS; column++)
            dots = (dots << 1) | ((columns[place * MatrixFrames.ROWS + column] >> row) & 1);
        return dots;
    }
}
