package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import tingxu.provision.authority.Authority;
import tingxu.provision.claim.SlotBook;
import tingxu.provision.claim.SlotDesk;
import tingxu.provision.claim.SlotDesk.Offer;
import tingxu.provision.enrol.Slot;
import tingxu.provision.enrol.Slot.State;
import tingxu.provision.enrol.SlotDecision.Refused;
import tingxu.wire.NodeId;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The slots of a hall: who may come in, who is in, who is out. */
@Command(name = "slot")
final class SlotVerb {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final InstantSource clock = InstantSource.system();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private Path data = Path.of("data");

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "K01") NodeId node,
            @Option(names = "--replace") boolean replace,
            @Option(names = "--json") boolean json) {
        return switch (desk().offer(node, replace)) {
            case Offer.No(var why) -> speech().refuse(why);
            case Offer.Code(var code, Instant expires) -> {
                if (json) speech().print(json(new Code(code.text(), expires)));
                else speech().say("slot.code", code.text(), minute(expires), code.node().label());
                yield 0;
            }
        };
    }

    @Command(name = "list")
    int list(@Option(names = "--json") boolean json) {
        List<Row> rows = desk().slots().stream().map(Row::of).toList();
        if (json) speech().print(json(rows));
        else if (rows.isEmpty()) speech().say("slot.none");
        else for (Row row : rows) speech().print(row.text(speech()));
        return 0;
    }

    @Command(name = "revoke")
    int revoke(
            @Parameters(paramLabel = "K01") NodeId node,
            @Option(names = "--reason", defaultValue = "-") String reason) {
        if (desk().revoke(node, reason) instanceof Refused refused)
            return speech().refuse(refused.words());
        speech().say("slot.revoked", node.label());
        if (Files.exists(BrokerVerb.conf(data)))
            speech().say("slot.revoked.mosquitto", node.label());
        return 0;
    }

    private SlotDesk desk() {
        return new SlotDesk(
                new SlotBook(SlotDesk.slots(data)),
                Authority.open(SlotDesk.authority(data), clock),
                clock);
    }

    private Speech speech() {
        return new Speech(spec.commandLine());
    }

    private static String json(Object value) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }

    private record Code(String code, Instant expires) {}

    /**
     * A slot as a line of a list.
     *
     * @param until the code's end if it is claimable, the certificate's if it is enrolled, else
     *     null
     */
    private record Row(String node, String state, long machines, @Nullable Instant until) {

        static Row of(Slot slot) {
            String node = slot.node().label();
            return switch (slot.state()) {
                case State.Free _ -> new Row(node, "free", slot.epoch(), null);
                case State.Claimable claimable ->
                        new Row(node, "claimable", slot.epoch(), claimable.expires());
                case State.Enrolled enrolled ->
                        new Row(node, "enrolled", slot.epoch(), enrolled.holder().until());
                case State.Revoked _ -> new Row(node, "revoked", slot.epoch(), null);
            };
        }

        String text(Speech speech) {
            return speech.words("slot.row." + state, node, until == null ? "" : minute(until));
        }
    }
}
