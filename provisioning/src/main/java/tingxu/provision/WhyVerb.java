package tingxu.provision;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.journal.Entry;
import tingxu.control.journal.JournalDay;
import tingxu.control.why.CallLog;
import tingxu.control.why.Why;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tingxu why}: why a ticket was called when it was, told from the journal alone. */
@Command(name = "why")
final class WhyVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "TICKET")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TicketNumber ticket;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HallOptions hall;

    @Option(names = "--day", paramLabel = "YYYY-MM-DD")
    private @Nullable LocalDate day;

    @Option(names = "--json")
    private boolean json;

    /** A day out of the journal, folded as far as it goes. */
    private static final class Folded {
        private HallState state = HallState.empty();
        private CallLog calls = CallLog.EMPTY;
        private Instant last = Instant.EPOCH;

        void take(Entry entry) {
            for (Event event : entry.events()) {
                state = state.after(event);
                calls = calls.after(event);
            }
            last = entry.at();
        }

        /** In a day that is open people wait on; one that has ended stands still. */
        Instant now(Instant now) {
            return state.dayOpen() && now.isAfter(last) ? now : last;
        }
    }

    @Override
    public Integer call() throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Path journal = hall.journal();
        if (!Files.exists(journal)) return speech.refuse(HallOptions.noJournal(journal));
        Catalogue catalogue = hall.catalogue();
        Folded folded = new Folded();
        if (!JournalDay.read(journal, day, folded::take))
            return speech.refuse(
                    day == null
                            ? new Words("日志里还没有营业日", "The journal has no business day yet")
                            : new Words(
                                    "日志里没有 " + day + "，请用 --day 指出营业日",
                                    "The journal has no day " + day + ": name one with --day"));
        Optional<Why> why =
                Why.of(
                        ticket,
                        folded.calls,
                        folded.state,
                        folded.now(InstantSource.system().instant()),
                        catalogue.time());
        if (why.isEmpty())
            return speech.refuse(
                    new Words(
                            folded.state.day() + " 没有票号 " + ticket + "，请用 --day 指出日期",
                            "There was no ticket %s on %s: name its day with --day"
                                    .formatted(ticket, folded.state.day())));
        if (json) speech.print(json(why.get()));
        else tell(speech, why.get());
        return 0;
    }

    private static String json(Why why) {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(
                        usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build()
                .writeValueAsString(why);
    }

    private static void tell(Speech speech, Why why) {
        speech.print(speech.of(why.words()));
        if (!why.candidates().isEmpty()) speech.say("why.weighed");
        why.candidates().forEach(one -> speech.print("  " + speech.of(one.words())));
        for (var up : why.next()) {
            speech.print(speech.of(up.words()));
            up.candidates().forEach(one -> speech.print("  " + speech.of(one.words())));
        }
        if (why.earlier().isEmpty()) speech.say("why.nobody");
        else speech.say("why.earlier", why.earlierAll());
        why.earlier().forEach(one -> speech.print("  " + speech.of(one.words())));
        if (why.earlierAll() > why.earlier().size()) speech.say("why.more", why.earlier().size());
    }

    /** As typed: {@code a017} is A017. */
    static TicketNumber read(String typed) {
        if (!typed.matches("[A-Za-z][0-9]{3,6}"))
            throw new IllegalArgumentException("a ticket number is like A017, not " + typed);
        return TicketNumber.parse(typed.toUpperCase(Locale.ROOT));
    }
}
