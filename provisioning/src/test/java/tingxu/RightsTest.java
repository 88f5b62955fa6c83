package tingxu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.HallFile;
import tingxu.control.console.Console.Route;
import tingxu.control.console.ConsoleConfig;
import tingxu.control.console.May;
import tingxu.control.staff.Role;
import tingxu.provision.box.Headquarters;
import tingxu.provision.demo.DevicesAnnex;
import tingxu.provision.staff.Guests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every address of the console, asked by everybody: nobody gets further than the table in {@code
 * docs/rights.md} says. {@code -Dtingxu.rights=write} writes the table anew.
 */
class RightsTest {

    private static final Path TABLE = Sources.top().resolve("docs/rights.md");

    @TempDir static Path data;

    private static Headquarters hall;
    private static HttpClient http;

    @BeforeAll
    static void aHallWithEveryPage() {
        hall =
                new Headquarters(
                        data,
                        HallFile.demo(),
                        ConsoleConfig.loopback(0).at(100_000),
                        0,
                        null,
                        Guests.all(),
                        _ -> List.of(new DevicesAnnex()));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void close() {
        http.close();
        hall.close();
    }

    /** Who a request comes from: one of each role, and one who has not logged in. */
    private static List<String> everybody() {
        List<String> all = new ArrayList<>(List.of(""));
        for (Role role : Role.values()) all.add(role.code());
        return all;
    }

    @Test
    void everyAddressAnswersEveryRoleAsTheTableSays() throws Exception {
        String measured = table();
        if ("write".equals(System.getProperty("tingxu.rights"))) Files.writeString(TABLE, measured);
        assertThat(measured).isEqualTo(Files.readString(TABLE));
    }

    @Test
    void whatIsOpenToAnybodyIsThisAndNoMore() {
        assertThat(
                        hall.controller().routes().stream()
                                .filter(route -> route.may() == May.ANYONE)
                                .map(route -> route.method() + " " + route.path()))
                .containsExactly(
                        "GET /",
                        "POST /api/v1/session",
                        "GET /assets/{name}",
                        "GET /board",
                        "GET /devices/devices.css",
                        "GET /devices/devices.js",
                        "POST /enrol/v1/claim",
                        "GET /fleet/fleet.css",
                        "GET /fleet/fleet.js",
                        "GET /health",
                        "GET /live/board",
                        "GET /live/t/{code}",
                        "GET /login",
                        "POST /login",
                        "POST /login/guest",
                        "GET /t/{code}",
                        "POST /t/{code}/rating",
                        "POST /t/{code}/reasons");
    }

    private static String table() throws Exception {
        StringBuilder table =
                new StringBuilder(
                        """
                        # Who may use which address

                        Asked of a running hall by everybody, and compared at each build (`RightsTest`). "Nobody" has
                        not logged in. What is not in this table is not served.

                        | address | nobody | %s |
                        |---|%s|
                        """
                                .formatted(
                                        Arrays.stream(Role.values())
                                                .map(role -> role.words().en())
                                                .collect(Collectors.joining(" | ")),
                                        String.join("|", java.util.Collections.nCopies(7, "---"))));
        for (Route route : hall.controller().routes()) {
            List<String> cells = new ArrayList<>();
            for (String who : everybody()) cells.add(mayUse(route, who) ? "yes" : "·");
            table.append(
                    "| `%s %s` | %s |\n"
                            .formatted(route.method(), route.path(), String.join(" | ", cells)));
        }
        return table.toString();
    }

    /** A fresh log-in each time: some addresses end it. */
    private static boolean mayUse(Route route, String who) throws Exception {
        String path =
                route.path()
                        .replace("{n}", "1")
                        .replace("{number}", "A001")
                        .replace("{ticket}", "2026-11-22-A001")
                        .replaceAll("\\{[a-z]+}", "x");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hall.controller().screens() + path))
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json");
        if (!who.isEmpty())
            request.header(
                    "Authorization",
                    "Bearer "
                            + hall.controller()
                                    .staff()
                                    .guest(Guests.EVERYBODY + "-" + who)
                                    .orElseThrow());
        if (route.method().equals("POST")) request.POST(BodyPublishers.ofString("{}"));
        int status = status(request.build());
        assertThat(status).as(route + " " + who).isLessThan(500);
        assertThat(status == 401)
                .as("%s, %s: %d", route, who, status)
                .isEqualTo(closed(route, who));
        return status != 401 && status != 403;
    }

    private static boolean closed(Route route, String who) {
        return who.isEmpty() && route.may() != May.ANYONE;
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
