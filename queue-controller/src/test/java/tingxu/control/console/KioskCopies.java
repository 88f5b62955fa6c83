package tingxu.control.console;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Message.CommandDone;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The kiosks of a hall, as far as copies go: they print, say why not, or say nothing. */
final class KioskCopies {

    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile @Nullable Words refusing;
    volatile boolean silent;

    CompletableFuture<CommandDone> at(NodeId kiosk, TicketNumber ticket) {
        asked.add(kiosk.label() + " " + ticket);
        return silent
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(
                        new CommandDone(
                                new MessageId("01KANJ4RBG3V5N6Q7S8T9V0W2A"),
                                refusing == null,
                                refusing));
    }
}
