package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import tingxu.control.staff.Account;
import tingxu.control.staff.Outcome;
import tingxu.control.staff.Role;
import tingxu.control.staff.Staff;
import tingxu.control.view.Problem;
import tingxu.control.view.StaffDeed;
import tingxu.control.view.StaffRow;

import tools.jackson.databind.ObjectWriter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Accounts: made, changed and locked by an administrator. */
final class StaffRoutes {

    private static final int DEEDS_SHOWN = 20;
    private static final ObjectWriter ROWS = Json.writer(Rows.class);
    private static final ObjectWriter CHANGED = Json.writer(Changed.class);

    private final Staff staff;
    private final Pages pages;

    StaffRoutes(Staff staff, Pages pages) {
        this.staff = staff;
        this.pages = pages;
    }

    void on(RoutesConfig routes) {
        routes.get("/staff", this::page, May.ADMINISTER);
        routes.get("/api/v1/staff", this::list, May.ADMINISTER);
        routes.post("/api/v1/staff", this::add, May.ADMINISTER);
        routes.post("/api/v1/staff/{name}/roles", this::roles, May.ADMINISTER);
        routes.post("/api/v1/staff/{name}/password", this::reset, May.ADMINISTER);
        routes.post("/api/v1/staff/{name}/lock", context -> lock(context, true), May.ADMINISTER);
        routes.post("/api/v1/staff/{name}/unlock", context -> lock(context, false), May.ADMINISTER);
        routes.post("/api/v1/staff/{name}/log-out", this::logOut, May.ADMINISTER);
    }

    private List<StaffRow> rows() {
        return staff.book().accounts().stream()
                .map(account -> new StaffRow(account, staff.sessionsOf(account)))
                .toList();
    }

    private void page(Context context) {
        List<StaffDeed> deeds =
                staff.book().log().latest(DEEDS_SHOWN).stream().map(StaffDeed::of).toList();
        pages.show(context, "staff", Map.of("rows", rows(), "deeds", deeds));
    }

    private record Shown(
            String name,
            String title,
            List<String> roles,
            boolean mustChange,
            boolean locked,
            long sessions) {}

    private record Rows(List<Shown> staff) {}

    private void list(Context context) {
        Json.answer(
                context,
                200,
                ROWS,
                new Rows(
                        rows().stream().map(row -> shown(row.account(), row.sessions())).toList()));
    }

    private static Shown shown(Account account, long sessions) {
        return new Shown(
                account.name(),
                account.title(),
                account.roles().stream().map(Role::code).toList(),
                account.mustChange(),
                account.locked(),
                sessions);
    }

    // ------------------------------------------------------------------ changes

    /**
     * @param password to be told to its owner; it is shown once
     */
    private record Changed(String name, String password) {}

    private void add(Context context) {
        Body body = Body.of(context, "name", "title", "roles");
        String name = body.text("name");
        String title = body.text("title");
        answer(context, staff.book().add(by(context), name, title, roles(body)));
    }

    private void roles(Context context) {
        Body body = Body.of(context, "roles");
        answer(context, staff.book().roles(by(context), name(context), roles(body)));
    }

    private static List<Role> roles(Body body) {
        List<Role> roles = new ArrayList<>();
        for (String code : body.texts("roles"))
            roles.add(
                    Role.of(code)
                            .orElseThrow(() ->
                                    Problem.malformed(
                                                    "roles",
                                                    "没有角色 " + code + "；可用：" + codes(),
                                                    "there is no role "
                                                            + code
                                                            + "; known: "
                                                            + codes())
                                            .found()));
        return roles;
    }

    private static String codes() {
        return Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "));
    }

    private void reset(Context context) {
        Body.of(context);
        staff.forgive(name(context));
        answer(context, staff.book().reset(by(context), name(context)));
    }

    private void lock(Context context, boolean locked) {
        Body.of(context);
        answer(context, staff.book().lock(by(context), name(context), locked));
    }

    private void logOut(Context context) {
        Body.of(context);
        answer(context, staff.book().endSessions(by(context), name(context)));
    }

    private static String by(Context context) {
        return Door.account(context).name();
    }

    private static String name(Context context) {
        return context.pathParam("name");
    }

    private static void answer(Context context, Outcome outcome) {
        switch (outcome) {
            case Outcome.No(var why) -> throw Problem.refused(why).found();
            case Outcome.Done(var account, var password) ->
                    Json.answer(context, 200, CHANGED, new Changed(account.name(), password));
        }
    }
}
