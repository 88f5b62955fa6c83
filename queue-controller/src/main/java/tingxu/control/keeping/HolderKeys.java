package tingxu.control.keeping;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that turn the name by which kiosks know a card's holder into one that holds for a single
 * business day. Only the latter is written into the journal. When a day's key is destroyed, what
 * the journal and all its copies say of that day's holders says nothing any more, though no row has
 * changed and the chain still holds.
 */
public final class HolderKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HolderKeys.class);
    private static final String ENDING = ".key";
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private @Nullable LocalDate day;
    private byte @Nullable [] key;

    public HolderKeys(Path folder) {
        this.folder = folder;
    }

    /**
     * The name of a holder on this day, the same for each ticket of the day.
     *
     * @param holder as kiosks know them: an HMAC of the identity number under the hall's key
     * @return null where the day's key cannot be kept: then the ticket has no holder, and the
     *     citizen a ticket
     */
    public synchronized @Nullable String veiled(LocalDate of, String holder) {
        try {
            byte[] secret = key;
            if (secret == null || !of.equals(day)) secret = open(of);
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(holder.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unusable) {
            LOG.error("tickets go without a holder: {}", unusable.toString());
            return null;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + HMAC, missing);
        }
    }

    private byte[] open(LocalDate of) throws IOException {
        Path file = file(of);
        if (!Files.exists(file)) make(file);
        byte[] read = HexFormat.of().parseHex(Files.readString(file).strip());
        day = of;
        key = read;
        return read;
    }

    private void make(Path file) throws IOException {
        Files.createDirectories(folder);
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        Files.createFile(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        write(draft, HexFormat.of().formatHex(random));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    private Path file(LocalDate of) {
        return folder.resolve(of + ENDING);
    }

    /** The days whose holders can still be told apart, the oldest first. */
    public List<LocalDate> days() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        List<LocalDate> days = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[.]key"))
                    days.add(LocalDate.parse(name.substring(0, name.length() - ENDING.length())));
            }
        }
        return days;
    }

    /** Destroys the key of a day: its file is written over and deleted. */
    synchronized void forget(LocalDate of) throws IOException {
        Path file = file(of);
        write(file, "0".repeat(2 * KEY_BYTES));
        Files.delete(file);
        if (!of.equals(day)) return;
        day = null;
        key = null;
    }
}
