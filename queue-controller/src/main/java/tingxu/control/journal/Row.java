package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

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
        MessageDigest digest = sha256();
        add(digest, previous);
        add(digest, Long.toString(row));
        add(digest, hall);
        add(digest, id);
        add(digest, who);
        add(digest, Long.toString(epoch));
        add(digest, Long.toString(seq));
        add(digest, at);
        add(digest, events);
        add(digest, refusedZh);
        add(digest, refusedEn);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each column after its length, so that no two rows read alike. */
    private static void add(MessageDigest digest, @Nullable String column) {
        byte[] bytes = column == null ? null : column.getBytes(StandardCharsets.UTF_8);
        int length = bytes == null ? -1 : bytes.length;
        for (int shift = 24; shift >= 0; shift -= 8) digest.update((byte) (length >> shift));
        if (bytes != null) digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
