package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.booking.BookedDay;
import tingxu.control.booking.BookedDays;
import tingxu.control.booking.BookingList;
import tingxu.control.catalogue.Catalogue;
import tingxu.provision.authority.PrivateFile;
import tingxu.provision.imprint.HallKeys;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;

/**
 * {@code tingxu appointments}: how a hall is told who has booked. Identity numbers become keys
 * while the list is read, and are written nowhere.
 */
@Command(name = "appointments")
final class AppointmentsVerb {

    /** More than a year of a large hall. */
    private static final long BYTES_AT_MOST = 64L << 20;

    private final InstantSource clock = InstantSource.system();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "import")
    int take(@Parameters(paramLabel = "CSV") Path list, @Mixin HallOptions hall)
            throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        if (!Files.isRegularFile(list) || Files.size(list) > BYTES_AT_MOST)
            return speech.refuse(
                    new Words(
                            list + " 不是文件，或大于 64 MiB",
                            list + " is no file, or larger than 64 MiB"));
        try {
            Catalogue catalogue = hall.catalogue();
            LocalDate today = LocalDate.ofInstant(clock.instant(), catalogue.time());
            return switch (BookingList.read(
                    Files.readString(list),
                    catalogue.time(),
                    today,
                    line -> catalogue.plan().line(line).isPresent(),
                    HallKeys.open(PrivateFile.folder(hall.data().resolve("keys"))).hall())) {
                case BookingList.Read.Wrong wrong -> {
                    wrong.why().forEach(speech::refuse);
                    yield speech.refuse(
                            new Words(
                                    "什么也没有导入：改好后再导入一次",
                                    "Nothing was taken: mend it and import it again"));
                }
                case BookingList.Read.Usable usable -> {
                    keep(speech, days(hall), usable);
                    yield 0;
                }
            };
        } catch (CharacterCodingException another) {
            return speech.refuse(
                    new Words(
                            list + " 不是 UTF-8：请另存为 CSV UTF-8",
                            list + " is not UTF-8: save it as CSV UTF-8"));
        }
    }

    /** The list is the truth of the days that it names; other days stay as they are. */
    private static void keep(Speech speech, BookedDays days, BookingList.Read.Usable usable) {
        for (BookedDay day : usable.days()) {
            PrivateFile.write(days.file(day.day()), day.text());
            speech.say("appointments.day", day.day(), day.count(), day.lines().size());
        }
        if (usable.past() > 0) speech.say("appointments.past", usable.past());
        if (usable.days().isEmpty()) speech.say("appointments.none");
    }

    @Command(name = "list")
    int list(@Mixin HallOptions hall) throws IOException {
        Speech speech = new Speech(spec.commandLine());
        Map<LocalDate, Path> all = days(hall).all();
        if (all.isEmpty()) speech.say("appointments.none");
        for (Map.Entry<LocalDate, Path> each : all.entrySet()) {
            BookedDay day = BookedDay.parse(each.getKey(), Files.readString(each.getValue()));
            speech.say("appointments.day", day.day(), day.count(), day.lines().size());
        }
        return 0;
    }

    @Command(name = "drop")
    int drop(@Parameters(paramLabel = "DAY") LocalDate day, @Mixin HallOptions hall) {
        Speech speech = new Speech(spec.commandLine());
        Path file = days(hall).file(day);
        if (!Files.exists(file))
            return speech.refuse(
                    new Words(day + " 没有预约名单", "There is no list of appointments of " + day));
        PrivateFile.delete(file);
        speech.say("appointments.dropped", day);
        return 0;
    }

    private static BookedDays days(HallOptions hall) {
        return new BookedDays(BookedDays.under(hall.data().resolve("hall")));
    }
}
