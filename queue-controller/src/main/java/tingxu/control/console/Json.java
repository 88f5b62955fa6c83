package tingxu.control.console;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.view.Language;
import tingxu.control.view.Problem;
import tingxu.control.view.Texts;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.WindowId;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** JSON in and out, with readers and writers that are built once. */
final class Json {

    /** What no request of ours comes near: a bomb is refused while it is read. */
    private static final StreamReadConstraints SMALL =
            StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(30)
                    .maxNameLength(200)
                    .maxStringLength(10_000)
                    .maxTokenCount(5_000)
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(SMALL).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .changeDefaultPropertyInclusion(
                            usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addModule(names())
                    .build();

    static final ObjectReader TREE = MAPPER.reader();

    private Json() {}

    /** Ids are what people read: {@code "k01"}, {@code "2026-11-22-A017"}, 3. */
    private static SimpleModule names() {
        return new SimpleModule()
                .addSerializer(TicketId.class, ToStringSerializer.instance)
                .addSerializer(NodeId.class, ToStringSerializer.instance)
                .addSerializer(WindowId.class, new NumberOfWindow());
    }

    private static final class NumberOfWindow extends StdSerializer<WindowId> {
        private NumberOfWindow() {
            super(WindowId.class);
        }

        @Override
        public void serialize(WindowId window, JsonGenerator out, SerializationContext context) {
            out.writeNumber(window.number());
        }
    }

    static ObjectWriter writer(Class<?> kind) {
        return MAPPER.writerFor(kind);
    }

    private static final ObjectWriter PROBLEM = writer(ProblemBody.class);

    /**
     * @param title in the reader's language, as {@code detail}
     */
    private record ProblemBody(
            String title,
            int status,
            String detail,
            @Nullable String field,
            String zh,
            String en) {}

    static void answer(Context context, int status, ObjectWriter writer, Object body) {
        context.status(status)
                .contentType("application/json")
                .result(writer.writeValueAsBytes(body));
    }

    static void answer(Context context, Problem problem) {
        context.status(problem.status())
                .contentType("application/problem+json")
                .result(bytes(problem, Asked.language(context)));
    }

    static byte[] bytes(Problem problem, Language language) {
        Texts texts = Texts.in(language);
        ProblemBody body =
                new ProblemBody(
                        texts.of(problem.title()),
                        problem.status(),
                        texts.of(problem.detail()),
                        problem.field(),
                        problem.detail().zh(),
                        problem.detail().en());
        return PROBLEM.writeValueAsBytes(body);
    }
}
