package tingxu.control.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import tingxu.control.hall.Advice;
import tingxu.control.hall.Clause;
import tingxu.control.hall.Event;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window.Activity;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.util.Map;
import java.util.function.Function;

/**
 * How the hall's words are written down. The names here are in every journal ever kept: one may be
 * added, none may be changed.
 */
final class HallJson {

    static final Map<String, Class<? extends Event>> EVENTS =
            Map.ofEntries(
                    Map.entry("day-opened", Event.DayOpened.class),
                    Map.entry("day-ended", Event.DayEnded.class),
                    Map.entry("policy-changed", Event.PolicyChanged.class),
                    Map.entry("window-opened", Event.WindowOpened.class),
                    Map.entry("window-closed", Event.WindowClosed.class),
                    Map.entry("window-paused", Event.WindowPaused.class),
                    Map.entry("window-unpaused", Event.WindowUnpaused.class),
                    Map.entry("ticket-issued", Event.TicketIssued.class),
                    Map.entry("numbers-lent", Event.NumbersLent.class),
                    Map.entry("ticket-reported", Event.TicketReported.class),
                    Map.entry("paper-noted", Event.PaperNoted.class),
                    Map.entry("ticket-called", Event.TicketCalled.class),
                    Map.entry("ticket-recalled", Event.TicketRecalled.class),
                    Map.entry("service-started", Event.ServiceStarted.class),
                    Map.entry("service-finished", Event.ServiceFinished.class),
                    Map.entry("ticket-lapsed", Event.TicketLapsed.class),
                    Map.entry("ticket-returned", Event.TicketReturned.class),
                    Map.entry("ticket-transferred", Event.TicketTransferred.class),
                    Map.entry("ticket-held", Event.TicketHeld.class),
                    Map.entry("ticket-cancelled", Event.TicketCancelled.class),
                    Map.entry("service-rated", Event.ServiceRated.class),
                    Map.entry("rating-explained", Event.RatingExplained.class),
                    Map.entry("finish-undone", Event.FinishUndone.class),
                    Map.entry("no-show-undone", Event.NoShowUndone.class),
                    Map.entry("follow-up-closed", Event.FollowUpClosed.class),
                    Map.entry("staff-called", Event.StaffCalled.class),
                    Map.entry("staff-call-answered", Event.StaffCallAnswered.class),
                    Map.entry("advice-given", Event.AdviceGiven.class),
                    Map.entry("advice-answered", Event.AdviceAnswered.class));

    private static final Map<String, Class<? extends Activity>> ACTIVITIES =
            Map.of(
                    "closed", Activity.Closed.class,
                    "free", Activity.Free.class,
                    "paused", Activity.Paused.class,
                    "calling", Activity.Calling.class,
                    "serving", Activity.Serving.class);

    private static final Map<String, Class<? extends Whereabouts>> PLACES =
            Map.of(
                    "waiting", Whereabouts.Waiting.class,
                    "called", Whereabouts.Called.class,
                    "being-served", Whereabouts.BeingServed.class,
                    "held", Whereabouts.Held.class,
                    "lapsed", Whereabouts.Lapsed.class,
                    "served", Whereabouts.Served.class,
                    "cancelled", Whereabouts.Cancelled.class,
                    "closed-with-day", Whereabouts.ClosedWithDay.class,
                    "unknown", Whereabouts.Unknown.class);

    private static final Map<String, Class<? extends Clause>> CLAUSES =
            Map.of(
                    "over", Clause.Over.class,
                    "ratio", Clause.Ratio.class,
                    "finally", Clause.Finally.class);

    private static final Map<String, Class<? extends Advice.Deed>> DEEDS =
            Map.of(
                    "open-reserve", Advice.Deed.OpenReserve.class,
                    "close-reserve", Advice.Deed.CloseReserve.class,
                    "move-break", Advice.Deed.MoveBreak.class,
                    "train", Advice.Deed.Train.class);

    static final JsonMapper MAPPER = mapper();

    private HallJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Named {}

    private static JsonMapper mapper() {
        SimpleModule ids = new SimpleModule("ids");
        text(ids, TicketNumber.class, TicketNumber::toString, TicketNumber::parse);
        text(ids, TicketId.class, TicketId::toString, TicketId::parse);
        text(ids, LineId.class, LineId::name, LineId::new);
        text(ids, ItemId.class, ItemId::name, ItemId::new);
        text(ids, MessageId.class, MessageId::ulid, MessageId::new);
        ids.addSerializer(WindowId.class, new WindowWriter());
        ids.addDeserializer(WindowId.class, new WindowReader());
        return JsonMapper.builder()
                .addModule(ids)
                .addMixIn(Event.class, Named.class)
                .addMixIn(Activity.class, Named.class)
                .addMixIn(Whereabouts.class, Named.class)
                .addMixIn(Clause.class, Named.class)
                .addMixIn(Advice.Deed.class, Named.class)
                .registerSubtypes(named(EVENTS))
                .registerSubtypes(named(ACTIVITIES))
                .registerSubtypes(named(PLACES))
                .registerSubtypes(named(CLAUSES))
                .registerSubtypes(named(DEEDS))
                .changeDefaultPropertyInclusion(
                        usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    private static NamedType[] named(Map<String, ? extends Class<?>> names) {
        return names.entrySet().stream()
                .map(entry -> new NamedType(entry.getValue(), entry.getKey()))
                .toArray(NamedType[]::new);
    }

    private static <T> void text(
            SimpleModule ids, Class<T> type, Function<T, String> write, Function<String, T> read) {
        ids.addSerializer(
                type,
                new StdSerializer<T>(type) {
                    @Override
                    public void serialize(T value, JsonGenerator out, SerializationContext at) {
                        out.writeString(write.apply(value));
                    }
                });
        ids.addDeserializer(
                type,
                new StdDeserializer<T>(type) {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext at) {
                        return read.apply(in.getString());
                    }
                });
    }

    private static final class WindowWriter extends StdSerializer<WindowId> {
        WindowWriter() {
            super(WindowId.class);
        }

        @Override
        public void serialize(WindowId value, JsonGenerator out, SerializationContext at) {
            out.writeNumber(value.number());
        }
    }

    private static final class WindowReader extends StdDeserializer<WindowId> {
        WindowReader() {
            super(WindowId.class);
        }

        @Override
        public WindowId deserialize(JsonParser in, DeserializationContext at) {
            return new WindowId(in.getIntValue());
        }
    }
}
