package tingxu.provision.claim;

import tingxu.provision.authority.PrivateFile;
import tingxu.provision.enrol.Slot;
import tingxu.provision.enrol.SlotDecision;
import tingxu.wire.NodeId;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * All slots of a hall, in {@code slots.json}. The running hall and the command line both write it:
 * a lock file makes it one at a time, and each reading is of the file itself.
 */
public final class SlotBook {

    /** Within one JVM a file lock is refused, not waited for; so one waits here first. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Path folder;
    private final Path file;

    public SlotBook(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("slots.json");
    }

    /** By name. */
    public List<Slot> slots() {
        return List.copyOf(read().values());
    }

    /** The slot of this node; a free one if nobody has asked for it yet. */
    public Slot slot(NodeId node) {
        return read().getOrDefault(node, Slot.free(node));
    }

    /** Decides over a slot while nobody else can, and keeps what was decided. */
    public SlotDecision change(NodeId node, Function<Slot, SlotDecision> rule) {
        PrivateFile.folder(folder);
        TURN.lock();
        try (FileChannel lock =
                FileChannel.open(
                        folder.resolve("slots.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock.lock();
            NavigableMap<NodeId, Slot> slots = read();
            SlotDecision decision = rule.apply(slots.getOrDefault(node, Slot.free(node)));
            if (decision instanceof SlotDecision.Changed(Slot next)) {
                slots.put(node, next);
                write(slots);
            }
            return decision;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        } finally {
            TURN.unlock();
        }
    }

    private NavigableMap<NodeId, Slot> read() {
        NavigableMap<NodeId, Slot> slots = new TreeMap<>();
        if (!Files.exists(file)) return slots;
        for (SlotRow row : JSON.readValue(PrivateFile.read(file), SlotRow[].class)) {
            Slot slot = row.slot();
            slots.put(slot.node(), slot);
        }
        return slots;
    }

    private void write(NavigableMap<NodeId, Slot> slots) {
        List<SlotRow> rows = new ArrayList<>();
        for (Slot slot : slots.values()) rows.add(SlotRow.of(slot));
        PrivateFile.write(file, JSON.writeValueAsString(rows));
    }
}
