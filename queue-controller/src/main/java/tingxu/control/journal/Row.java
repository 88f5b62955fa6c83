package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** An entry as it lies in the journal: plain text, so that a person can read it with any tool. */
record Row(
        long row,
        String hall,
        String id,
        String who,
        long epoch,
        long seq,
        String at,
        String events,
        @Nullable String refusedZh,
        @Nullable String refusedEn) {

    /** What the first row of all follows. */
    static final String START = "0".repeat(64);

    static Row of(HallId hall, Entry entry) {
        Words refused = entry.refused();
        return new Row(
                entry.row(),
                hall.name(),
                entry.id().ulid(),
                entry.who(),
                entry.epoch(),
                entry.seq(),
                entry.at().toString(),
                EventCodec.write(entry.events()),
                refused == null ? null : refused.zh(),
                refused == null ? null : refused.en());
    }

    Entry entry() {
        return new Entry(
                row,
                new MessageId(id),
                who,
                epoch,
                seq,
                Instant.parse(at),
                EventCodec.read(events),
                refusedZh == null || refusedEn == null ? null : new Words(refusedZh, refusedEn));
    }

    /** SHA-256 over the hash of the row before and every column of this one, in hexadecimal. */
    String hash(String previous) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(events.length() + 256);
        add(all, previous);
        add(all, Long.toString(row));
        add(all, hall);
        add(all, id);
        add(all, who);
        add(all, Long.toString(epoch));
        add(all, Long.toString(seq));
        add(all, at);
        add(all, events);
        add(all, refusedZh);
        add(all, refusedEn);
        return HexFormat.of().formatHex(sha256().digest(all.toByteArray()));
    }

    /** Each column after its length, so that no two rows read alike. */
    private static void add(ByteArrayOutputStream all, @Nullable String column) {
        byte[] bytes = column == null ? null : column.getBytes(StandardCharsets.UTF_8);
        int length = bytes == null ? -1 : bytes.length;
        for (int shift = 24; shift >= 0; shift -= 8) all.write(length >> shift);
        if (bytes != null) all.writeBytes(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
