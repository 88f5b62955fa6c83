package tingxu.provision.trial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;

/** How a bench answers: with a table for people, or with {@code --json} for programs. */
public final class Answer {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec verb;

    @Option(names = "--json")
    private boolean json;

    /** The exit code of a bench that found something out. */
    public int give(Object report, String table) {
        PrintWriter out = verb.commandLine().getOut();
        out.println(json ? JSON.writeValueAsString(report) : table);
        out.flush();
        return 0;
    }

    /** The exit code of one that could not begin. */
    int refuse(@Nullable String why) {
        verb.commandLine().getErr().println(why);
        return 2;
    }

    Progress progress(int all) {
        return new Progress(verb.commandLine().getErr(), all);
    }
}
