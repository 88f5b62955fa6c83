package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import tingxu.control.staff.Account;
import tingxu.control.staff.Outcome;
import tingxu.control.staff.Role;
import tingxu.control.staff.StaffBook;
import tingxu.control.staff.StaffLog;
import tingxu.provision.staff.FileCabinet;
import tingxu.wire.Words;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * {@code tingxu staff}: the accounts of a hall, for whoever may read its data folder. What is
 * changed here holds in a running hall at once.
 */
@Command(name = "staff")
final class StaffVerb {

    private static final String BY = "command-line";
    private static final int LATEST = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private Path data = Path.of("data");

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--title", paramLabel = "TITLE", defaultValue = "") String title,
            @Option(names = "--role", paramLabel = "ROLE", required = true) List<Role> roles) {
        return tell(book().add(BY, name, title.isEmpty() ? name : title, roles));
    }

    @Command(name = "role")
    int role(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", paramLabel = "ROLE", required = true) List<Role> roles) {
        return tell(book().roles(BY, name, roles));
    }

    @Command(name = "passwd")
    int passwd(@Parameters(paramLabel = "NAME") String name) {
        return tell(book().reset(BY, name));
    }

    @Command(name = "lock")
    int lock(@Parameters(paramLabel = "NAME") String name) {
        return tell(book().lock(BY, name, true));
    }

    @Command(name = "unlock")
    int unlock(@Parameters(paramLabel = "NAME") String name) {
        return tell(book().lock(BY, name, false));
    }

    @Command(name = "log-out")
    int logOut(@Parameters(paramLabel = "NAME") String name) {
        return tell(book().endSessions(BY, name));
    }

    private record Row(
            String name, String title, List<String> roles, boolean mustChange, boolean locked) {}

    @Command(name = "list")
    int list(@Option(names = "--json") boolean json) {
        List<Account> accounts = book().accounts();
        if (json) speech().print(json(accounts.stream().map(StaffVerb::row).toList()));
        else if (accounts.isEmpty()) speech().say("staff.none");
        else for (Account account : accounts) speech().print(line(account));
        return 0;
    }

    private static Row row(Account account) {
        return new Row(
                account.name(),
                account.title(),
                account.roles().stream().map(Role::code).toList(),
                account.mustChange(),
                account.locked());
    }

    private String line(Account account) {
        String state = account.locked() ? "locked" : account.mustChange() ? "must" : "good";
        return "%-16s %-12s %-40s %s"
                .formatted(
                        account.name(),
                        account.title(),
                        account.roles().stream()
                                .map(role -> speech().of(role.words()))
                                .collect(Collectors.joining(" ")),
                        speech().words("staff.state." + state));
    }

    /** Who changed what; says first whether all that was written is still there. */
    @Command(name = "log")
    int log(@Option(names = "--json") boolean json) {
        StaffLog log = book().log();
        OptionalInt broken = log.broken();
        if (broken.isPresent())
            return speech().refuse(
                            new Words(
                                    "账户记录第 " + broken.getAsInt() + " 行起与写下的不符",
                                    "The record of accounts is not what was written, from line "
                                            + broken.getAsInt()));
        List<StaffLog.Line> lines = log.latest(LATEST);
        if (json) speech().print(json(lines));
        else
            for (StaffLog.Line each : lines.reversed())
                speech().print(
                                "%s  %-12s %-16s %-16s %s"
                                        .formatted(
                                                each.at(),
                                                each.by(),
                                                each.deed(),
                                                each.whom(),
                                                each.more()));
        return 0;
    }

    private int tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.No(var why) -> speech().refuse(why);
            case Outcome.Done(var account, var password) -> {
                if (password.isEmpty()) speech().say("staff.done", account.name());
                else speech().say("staff.password", account.name(), password);
                yield 0;
            }
        };
    }

    static Role role(String typed) {
        return Role.of(typed)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a role is one of "
                                        + Arrays.stream(Role.values())
                                                .map(Role::code)
                                                .collect(Collectors.joining(", "))));
    }

    private StaffBook book() {
        return new StaffBook(new FileCabinet(FileCabinet.under(data)), InstantSource.system());
    }

    private Speech speech() {
        return new Speech(spec.commandLine());
    }

    private static String json(Object value) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
