package tingxu.control.console;

import tingxu.control.advice.Advisor;
import tingxu.control.balance.Policies;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.catalogue.Workdays;
import tingxu.control.hall.Command;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.keeping.HolderKeys;
import tingxu.control.keeping.Keeper;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.roster.Roster;
import tingxu.control.rules.Hall;
import tingxu.control.shadow.Shadow;
import tingxu.control.staff.Account;
import tingxu.control.staff.MemoryCabinet;
import tingxu.control.staff.Role;
import tingxu.control.staff.Staff;
import tingxu.control.view.HallView;
import tingxu.control.view.Sources;
import tingxu.control.waits.Lessons;
import tingxu.control.waits.Waits;
import tingxu.wire.HallId;
import tingxu.wire.TicketId;
import tingxu.wire.mqtt.MessageIds;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The demonstration hall with its console, on a free port and a clock that a test may move. */
final class OpenHall implements AutoCloseable {

    static final String EVERYBODY = "everybody";
    static final JsonMapper JSON = new JsonMapper();

    final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T01:00:00Z"));

    final InstantSource clock = now::get;
    final Catalogue catalogue;
    final MemoryJournal journal = new MemoryJournal(new HallId("demo"));
    final MessageIds ids = new MessageIds(clock);
    final HallLoop loop =
            new HallLoop(journal.hall(), new Hall(Policies::of), journal, clock, 10_000);
    final Roster roster = new Roster(clock);
    final HallView view = HallView.follow(journal, loop);
    final KioskCopies copies = new KioskCopies();
    final Shadow shadow = new Shadow(journal, loop, null, Duration.ofMillis(1));
    final Lessons lessons;
    final Advisor advisor;
    final Staff staff;
    final Console console;
    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OpenHall() {
        this(500, List.of());
    }

    OpenHall(int viewersAtMost, List<Annex> annexes) {
        this(viewersAtMost, annexes, HallFile.demo(), Path.of("no", "such", "folder"));
    }

    /** A hall of another file, with what it has learnt in that folder. */
    OpenHall(int viewersAtMost, List<Annex> annexes, Catalogue catalogue, Path learnt) {
        this(
                new ConsoleConfig("127.0.0.1", 0, viewersAtMost).at(100_000),
                annexes,
                catalogue,
                learnt);
    }

    OpenHall(ConsoleConfig config, List<Annex> annexes, Catalogue catalogue, Path learnt) {
        this.catalogue = catalogue;
        lessons = new Lessons(learnt);
        staff = new Staff(new MemoryCabinet(), clock, guests());
        advisor =
                new Advisor(catalogue, new Hall(Policies::of), loop, journal, lessons, clock, ids);
        console =
                new Console(
                        config,
                        new Sources(
                                loop,
                                view,
                                Waits.CLOSED_FORM,
                                lessons,
                                catalogue,
                                Workdays.shipped(),
                                roster,
                                shadow,
                                clock,
                                ids,
                                id -> "TX1." + id,
                                copies::at,
                                OpenHall::known,
                                advisor,
                                new Keeper(
                                        Path.of("no", "such", "journal.db"),
                                        catalogue,
                                        new HolderKeys(Path.of("no", "such", "folder")),
                                        clock)),
                        staff,
                        annexes);
    }

    /** One who may do everything, and one of each role. */
    private static List<Account> guests() {
        List<Account> guests = new ArrayList<>();
        guests.add(Account.guest(EVERYBODY, "Everybody", List.of(Role.values())));
        for (Role role : Role.values())
            guests.add(Account.guest(role.code(), role.words().zh(), List.of(role)));
        return guests;
    }

    private static Optional<TicketId> known(String code) {
        return code.startsWith("TX1.")
                ? Optional.of(TicketId.parse(code.substring(4)))
                : Optional.empty();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    Answer say(Command command) {
        return loop.take(Said.by("test", ids.get(), command)).join();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + console.port() + path);
    }

    /** A fresh one: a test may have let days pass. */
    String token() {
        return staff.guest(EVERYBODY).orElseThrow();
    }

    HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = asked(path).GET();
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                asked(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    String take(String line) {
        return json(post("/api/v1/tickets", "{\"line\":\"" + line + "\"}"))
                .get("ticket")
                .asString();
    }

    @Override
    public void close() {
        http.close();
        console.close();
        shadow.close();
        advisor.close();
        loop.close();
    }
}
