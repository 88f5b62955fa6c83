package tingxu.wire.mqtt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.function.Function;

/**
 * How our values look in JSON: names as strings, windows as numbers, records whole or not at all.
 */
final class Shapes {

    /** Bytes of the largest text that is read at all. */
    static final int LONGEST = 64 * 1024;

    private Shapes() {}

    static JsonMapper mapper() {
        StreamReadConstraints limits =
                StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxStringLength(4096)
                        .maxDocumentLength(LONGEST)
                        .build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .annotationIntrospector(new WholeRecords())
                .addModule(values())
                .addMixIn(StripState.class, ByShow.class)
                .changeDefaultPropertyInclusion(
                        all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(
                        MapperFeature.SORT_PROPERTIES_ALPHABETICALLY,
                        MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }

    private static SimpleModule values() {
        SimpleModule values = new SimpleModule("tingxu");
        text(values, MessageId.class, MessageId::new);
        text(values, HallId.class, HallId::new);
        text(values, NodeId.class, NodeId::new);
        text(values, LineId.class, LineId::new);
        text(values, ItemId.class, ItemId::new);
        text(values, TicketId.class, TicketId::parse);
        text(values, TicketNumber.class, TicketNumber::parse);
        values.addSerializer(WindowId.class, new WindowNumber());
        values.addDeserializer(WindowId.class, new NumberedWindow());
        return values;
    }

    private static <T> void text(SimpleModule values, Class<T> type, Function<String, T> parse) {
        values.addSerializer(type, new ToStringSerializer(type));
        values.addDeserializer(
                type,
                new FromStringDeserializer<T>(type) {
                    @Override
                    protected T _deserialize(String text, DeserializationContext context) {
                        return parse.apply(text);
                    }
                });
    }

    private static final class WindowNumber extends StdSerializer<WindowId> {
        WindowNumber() {
            super(WindowId.class);
        }

        @Override
        public void serialize(WindowId window, JsonGenerator json, SerializationContext context) {
            json.writeNumber(window.number());
        }
    }

    private static final class NumberedWindow extends StdDeserializer<WindowId> {
        NumberedWindow() {
            super(WindowId.class);
        }

        @Override
        public WindowId deserialize(JsonParser json, DeserializationContext context) {
            return new WindowId(json.getIntValue());
        }
    }

    /** A strip says first what it shows: {@code {"show":"calling","ticket":"A001"}}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "show")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = StripState.Free.class, name = "free"),
        @JsonSubTypes.Type(value = StripState.Calling.class, name = "calling"),
        @JsonSubTypes.Type(value = StripState.Serving.class, name = "serving"),
        @JsonSubTypes.Type(value = StripState.PleaseRate.class, name = "please-rate"),
        @JsonSubTypes.Type(value = StripState.Paused.class, name = "paused"),
        @JsonSubTypes.Type(value = StripState.Closed.class, name = "closed")
    })
    private interface ByShow {}

    /** What is not marked {@code @Nullable} must be there, and not be null. */
    private static final class WholeRecords extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (member instanceof AnnotatedParameter parameter && ofRecord(parameter))
                return !nullable(parameter);
            return super.hasRequiredMarker(config, member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedParameter parameter && ofRecord(parameter))
                return JsonSetter.Value.construct(
                        nullable(parameter) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
            return super.findSetterInfo(config, annotated);
        }

        private static boolean ofRecord(AnnotatedParameter parameter) {
            return parameter.getDeclaringClass().isRecord();
        }

        private static boolean nullable(AnnotatedParameter parameter) {
            AnnotatedElement owner = parameter.getOwner().getAnnotated();
            AnnotatedType type =
                    ((Executable) owner).getAnnotatedParameterTypes()[parameter.getIndex()];
            return type.isAnnotationPresent(Nullable.class);
        }
    }
}
