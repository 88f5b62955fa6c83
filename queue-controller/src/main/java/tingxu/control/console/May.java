package tingxu.control.console;

import static tingxu.control.staff.Role.ADMINISTRATOR;
import static tingxu.control.staff.Role.CLERK;
import static tingxu.control.staff.Role.INSPECTOR;
import static tingxu.control.staff.Role.MANAGER;
import static tingxu.control.staff.Role.SHIFT_LEAD;
import static tingxu.control.staff.Role.TECHNICIAN;

import io.javalin.security.RouteRole;

import tingxu.control.staff.Account;
import tingxu.control.staff.Role;
import tingxu.wire.Words;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may use an address. Each address names one of these; one that names none is not served. */
public enum May implements RouteRole {
    /** Without log-in: boards, a citizen's own ticket, machines that claim, health. */
    ANYONE,
    /** Whoever has logged in, also with a password that must be changed first: the own account. */
    OWN,
    SEE_WINDOWS,
    WORK,
    ASK_WHY,
    WATCH,
    LEAD,
    RULE,
    SEE_MACHINES,
    HANDLE_MACHINES,
    ADMINISTER;

    public Set<Role> roles() {
        return switch (this) {
            case ANYONE, OWN -> EnumSet.allOf(Role.class);
            case SEE_WINDOWS -> EnumSet.of(CLERK, SHIFT_LEAD, MANAGER);
            case WORK -> EnumSet.of(CLERK, SHIFT_LEAD);
            case ASK_WHY -> EnumSet.of(CLERK, SHIFT_LEAD, MANAGER, INSPECTOR);
            case WATCH -> EnumSet.of(SHIFT_LEAD, MANAGER, INSPECTOR);
            case LEAD -> EnumSet.of(SHIFT_LEAD, MANAGER);
            case RULE -> EnumSet.of(MANAGER);
            case SEE_MACHINES -> EnumSet.of(SHIFT_LEAD, MANAGER, TECHNICIAN);
            case HANDLE_MACHINES -> EnumSet.of(TECHNICIAN);
            case ADMINISTER -> EnumSet.of(ADMINISTRATOR);
        };
    }

    public boolean allows(Account account) {
        return account.isAny(roles());
    }

    /** The roles that have it, as a sentence names them. */
    Words who() {
        return new Words(
                roles().stream().map(role -> role.words().zh()).collect(Collectors.joining("、")),
                roles().stream().map(role -> role.words().en()).collect(Collectors.joining(", ")));
    }
}
