package tingxu.control.view;

import tingxu.control.staff.Role;
import tingxu.control.staff.StaffLog;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A line of the record of accounts as the administrator's page tells it.
 *
 * @param more such as the roles, by their names
 */
public record StaffDeed(Instant at, String by, String deed, String whom, Words more) {

    public static StaffDeed of(StaffLog.Line line) {
        return new StaffDeed(
                line.at(),
                line.by(),
                line.deed(),
                line.whom(),
                new Words(named(line.more(), Words::zh), named(line.more(), Words::en)));
    }

    /** What is no role's code stays as it is. */
    private static String named(String more, Function<Words, String> language) {
        return Arrays.stream(more.split(" "))
                .map(code -> Role.of(code).map(Role::words).map(language).orElse(code))
                .collect(Collectors.joining(language.apply(new Words("、", ", "))));
    }
}
