package tingxu.provision.staff;

import tingxu.control.staff.Account;
import tingxu.control.staff.Role;

import java.util.ArrayList;
import java.util.List;

/** The people of a demonstration: one who may do everything, and one of each role. */
public final class Guests {

    /** Whoever comes to look. */
    public static final String EVERYBODY = "demo";

    private Guests() {}

    public static List<Account> all() {
        List<Account> guests = new ArrayList<>();
        guests.add(Account.guest(EVERYBODY, "演示 Demo", List.of(Role.values())));
        for (Role role : Role.values())
            guests.add(
                    Account.guest(
                            EVERYBODY + "-" + role.code(),
                            "演示 " + role.words().zh() + " " + role.words().en(),
                            List.of(role)));
        return guests;
    }
}
