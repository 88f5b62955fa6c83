package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.control.roster.Node;
import tingxu.control.roster.Roster;
import tingxu.control.view.Problem;
import tingxu.control.view.Sentences;
import tingxu.control.view.Sources;
import tingxu.wire.Message.CommandDone;
import tingxu.wire.Message.NodeState.Status;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import tools.jackson.databind.ObjectWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * 补打: staff have a ticket printed again, at the kiosk that gave it or at another.
 *
 * <p>A request that comes again with the same id waits for the same paper, and prints no second.
 */
final class CopyRoutes {

    private static final int REMEMBERED = 100;
    private static final long WAIT_SECONDS = 3;
    private static final String PRINTER = "printer";
    private static final ObjectWriter PRINTED = Json.writer(Printed.class);
    private static final Words STILL_AT_IT =
            new Words("还在打印，请看自助机出纸口", "It is still printing: look at the kiosk's slot");
    private static final Words NO_REASON = new Words("自助机没有打印", "The kiosk did not print it");

    private final Sources sources;
    private final Map<MessageId, CompletableFuture<CommandDone>> asked =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<MessageId, CompletableFuture<CommandDone>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    CopyRoutes(Sources sources) {
        this.sources = sources;
    }

    void on(RoutesConfig routes) {
        routes.post("/api/v1/tickets/{number}/print-again", this::printAgain, May.WORK);
    }

    /** Kiosks that could print now, by their labels. */
    static List<String> kiosks(Roster roster) {
        return roster.nodes().stream()
                .filter(CopyRoutes::canPrint)
                .map(node -> node.id().label())
                .toList();
    }

    private record Printed(String ticket, String kiosk) {}

    private void printAgain(Context context) {
        TicketNumber number = Asked.ticket("ticket", context.pathParam("number"));
        Body body = Body.of(context, "kiosk");
        Standing standing =
                sources.loop()
                        .state()
                        .standing(number)
                        .orElseThrow(() -> Sentences.noSuchTicket(number).found());
        checkStillGood(number);
        NodeId kiosk = kiosk(body.textOr("kiosk", null), standing.ticket().origin());
        MessageId id = Asked.id(context, sources.ids());
        CommandDone done = settled(ask(id, kiosk, number));
        if (!done.done())
            throw Problem.refused(done.reason() == null ? NO_REASON : done.reason()).found();
        Json.answer(context, 200, PRINTED, new Printed(number.toString(), kiosk.label()));
    }

    /** A finished number needs no paper: one would send its holder to wait for nothing. */
    private void checkStillGood(TicketNumber number) {
        boolean good =
                switch (sources.loop().state().whereabouts(number)) {
                    case Whereabouts.Waiting(),
                            Whereabouts.Called _,
                            Whereabouts.Held _,
                            Whereabouts.Lapsed() ->
                            true;
                    case Whereabouts.BeingServed _,
                            Whereabouts.Served _,
                            Whereabouts.Cancelled(),
                            Whereabouts.ClosedWithDay(),
                            Whereabouts.Unknown() ->
                            false;
                };
        if (!good)
            throw Problem.refused(
                            new Words(
                                    number + " 已在办理或已结束，不必补打",
                                    number + " is being served or done: it needs no paper"))
                    .found();
    }

    /** The one that was named, else the one that gave the ticket. */
    private NodeId kiosk(@Nullable String named, String origin) {
        NodeId kiosk = Body.read("kiosk", named == null ? origin : named, NodeId::parse);
        if (sources.roster().node(kiosk).filter(CopyRoutes::canPrint).isPresent()) return kiosk;
        String may = String.join(" ", kiosks(sources.roster()));
        throw Problem.unknown(
                        "kiosk",
                        may.isEmpty() ? "现在没有能打印的自助机" : kiosk.label() + " 现在不能打印；可以用：" + may,
                        may.isEmpty()
                                ? "no kiosk can print now"
                                : kiosk.label() + " cannot print now; use one of: " + may)
                .found();
    }

    private CompletableFuture<CommandDone> ask(MessageId id, NodeId kiosk, TicketNumber number) {
        synchronized (asked) {
            return asked.computeIfAbsent(id, _ -> sources.copies().printAt(kiosk, number));
        }
    }

    private static CommandDone settled(CompletableFuture<CommandDone> coming) {
        try {
            return coming.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw Problem.busy(STILL_AT_IT).found();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Problem.busy(STILL_AT_IT).found();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("what came of a copy never fails", broken);
        }
    }

    private static boolean canPrint(Node node) {
        Node.Attached printer = node.devices().get(PRINTER);
        return node.status() == Status.READY
                && printer != null
                && printer.status().state() != tingxu.wire.DeviceStatus.State.OFFLINE;
    }
}
