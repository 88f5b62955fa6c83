package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Puts right a row in which one byte is wrong. The row's hash says what it was: each byte of its
 * text is tried with every other value until the columns hash to what lies beside them. Where it
 * does, that is what was written, as surely as SHA-256 holds; where it does not, nothing is
 * guessed.
 */
final class Mending {

    /** A longer row is tried with its bits turned over one at a time only. */
    private static final int EVERY_VALUE_BYTES = 3_000;

    private static final int EVERY_BIT_BYTES = 40_000;
    private static final int LENGTH_BYTES = 4;

    /** The columns of text, in the order in which a row is hashed, and the numbers among them. */
    private static final String SELECT =
            "SELECT row, hall, id, who, epoch, seq, at, events, refused_zh, refused_en, hash"
                    + " FROM journal WHERE row = ?";

    private static final int COLUMNS = 10;
    private static final int EPOCH = 4;
    private static final int SEQ = 5;

    /** Bytes as letters of the same value, so that what is no UTF-8 any more is kept too. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final byte[] previous;
    private final @Nullable String[] columns;
    private final String kept;

    private Mending(String previous, @Nullable String[] columns, String kept) {
        this.previous = previous.getBytes(StandardCharsets.UTF_8);
        this.columns = columns;
        this.kept = kept;
    }

    /**
     * The row as it was written.
     *
     * @param previous the hash of the row before
     * @return empty where more than a byte is wrong, or the row is not there
     */
    static Optional<Tables.Kept> of(Connection connection, long row, String previous)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, row);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) return Optional.empty();
                @Nullable String[] columns = new String[COLUMNS];
                for (int i = 0; i < COLUMNS; i++)
                    columns[i] =
                            isText(i) ? bytes(rows, i + 1) : Long.toString(rows.getLong(i + 1));
                String hash = bytes(rows, COLUMNS + 1);
                return new Mending(previous, columns, hash == null ? "" : hash).mended();
            }
        }
    }

    private static @Nullable String bytes(ResultSet rows, int column) throws SQLException {
        byte[] bytes = rows.getBytes(column);
        return bytes == null ? null : new String(bytes, BYTES);
    }

    private static boolean isText(int column) {
        return column != 0 && column != EPOCH && column != SEQ;
    }

    private Optional<Tables.Kept> mended() {
        byte[] all = joined();
        String computed = HexFormat.of().formatHex(Row.sha256().digest(all));
        if (differInOne(computed, kept)) return row(computed);
        if (!kept.matches("[0-9a-f]{64}")) return Optional.empty();
        byte[] wanted = HexFormat.of().parseHex(kept);
        if (!bits(all, wanted) && !values(all, wanted)) return Optional.empty();
        cut(all);
        return row(kept);
    }

    /** What is hashed: each column after its length. */
    private byte[] joined() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ByteBuffer.allocate(LENGTH_BYTES).putInt(previous.length).array());
        all.writeBytes(previous);
        for (String column : columns) {
            int length = column == null ? -1 : column.length();
            all.writeBytes(ByteBuffer.allocate(LENGTH_BYTES).putInt(length).array());
            if (column != null) all.writeBytes(column.getBytes(BYTES));
        }
        return all.toByteArray();
    }

    private boolean bits(byte[] all, byte[] wanted) {
        if (all.length > EVERY_BIT_BYTES) return false;
        MessageDigest sha = Row.sha256();
        for (int at : places())
            for (int bit = 1; bit < 256; bit <<= 1) {
                all[at] ^= (byte) bit;
                if (Arrays.equals(sha.digest(all), wanted)) return true;
                all[at] ^= (byte) bit;
            }
        return false;
    }

    private boolean values(byte[] all, byte[] wanted) {
        if (all.length > EVERY_VALUE_BYTES) return false;
        MessageDigest sha = Row.sha256();
        for (int at : places()) {
            byte was = all[at];
            for (int value = 0; value < 256; value++) {
                all[at] = (byte) value;
                if (Arrays.equals(sha.digest(all), wanted)) return true;
            }
            all[at] = was;
        }
        return false;
    }

    /** Where the text of this row lies among what is hashed: neither lengths nor the row before. */
    private int[] places() {
        int[] places = new int[joined().length];
        int count = 0;
        int at = LENGTH_BYTES + previous.length;
        for (int i = 0; i < COLUMNS; i++) {
            at += LENGTH_BYTES;
            int length = length(i);
            for (int j = 0; isText(i) && j < length; j++) places[count++] = at + j;
            at += length;
        }
        return Arrays.copyOf(places, count);
    }

    private int length(int column) {
        String bytes = columns[column];
        return bytes == null ? 0 : bytes.length();
    }

    private void cut(byte[] all) {
        int at = LENGTH_BYTES + previous.length;
        for (int i = 0; i < COLUMNS; i++) {
            at += LENGTH_BYTES;
            int length = length(i);
            if (columns[i] != null) columns[i] = new String(all, at, length, BYTES);
            at += length;
        }
    }

    private Optional<Tables.Kept> row(String hash) {
        try {
            Row row =
                    new Row(
                            number(0),
                            text(1),
                            text(2),
                            text(3),
                            number(EPOCH),
                            number(SEQ),
                            text(6),
                            text(7),
                            textOrNull(8),
                            textOrNull(9));
            return Optional.of(new Tables.Kept(row, hash));
        } catch (CharacterCodingException stillWrong) {
            return Optional.empty();
        }
    }

    private long number(int column) throws CharacterCodingException {
        return Long.parseLong(text(column));
    }

    private String text(int column) throws CharacterCodingException {
        String text = textOrNull(column);
        return text == null ? "" : text;
    }

    private @Nullable String textOrNull(int column) throws CharacterCodingException {
        String bytes = columns[column];
        return bytes == null
                ? null
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.getBytes(BYTES)))
                        .toString();
    }

    private static boolean differInOne(String computed, String kept) {
        if (computed.length() != kept.length()) return false;
        int different = 0;
        for (int i = 0; i < kept.length(); i++)
            if (computed.charAt(i) != kept.charAt(i)) different++;
        return different == 1;
    }
}
