package tingxu.provision.ordeal.people;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.HallPlan;
import tingxu.control.journal.SqliteJournal;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.outpost.Broker;
import tingxu.provision.process.VerbProcess;
import tingxu.provision.scene.Calls;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.LineId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The hall's file is edited in the middle of the day and the hall started again with it, while
 * people wait in every line, one is served, and one stands before the kiosk and has not chosen yet.
 * Edits that no hall can be run by come between, also of the policy on its page.
 */
final class FileEdited implements Ordeal {

    private static final int EDITS = 2;
    private static final Duration REFUSAL = Duration.ofSeconds(30);

    /** The window at which someone sits while the file is edited; one edit takes it away. */
    private static final int SERVING = 7;

    private static final int INSTEAD = 6;

    /** A window that is opened with what the file says when the edits are over. */
    private static final int LATER = 8;

    private static final int PEOPLE_AT_MOST = 1_000;
    private static final int UNKNOWN = 404;

    @Override
    public int row() {
        return 29;
    }

    @Override
    public String name() {
        return "hall's file edited while people wait";
    }

    @Override
    public List<String> lacking() {
        return Broker.lacking();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        String file = HallProcess.demo();
        Files.writeString(HallProcess.file(data), file);
        List<Edit.Wanted> edits = trial.dealt(List.of(Edit.Wanted.values()), EDITS * trial.times());
        List<Edit.Wrong> wrong = trial.dealt(Edit.Wrong.ALL, EDITS * trial.times());
        List<String> odd = new ArrayList<>();
        long slowest = 0;
        try (House house = House.withBroker(trial)) {
            Waiting waiting = new Waiting(house.crowd().notes());
            for (int i = 0; i < edits.size(); i++) {
                Edit edit = edits.get(i);
                waiting.come(house);
                boolean gone = i > 0 && edits.get(i - 1) == Edit.Wanted.WINDOW_REMOVED;
                int window = gone ? INSTEAD : SERVING;
                serve(house, window, odd);
                long began = System.nanoTime();
                edited(house, data, edit.of(file), wrong.get(i), odd);
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
                policy(house, odd);
                waiting.compare(house, edit, odd);
                served(house, window, edit, odd);
                callAll(house, odd);
                waiting.served(house, edit, odd);
            }
            house.visitors().settle();
            house.untilHeard();
            nextDay(house, HallFile.read(HallProcess.file(data)), waiting, odd);
            return house.rest(2 * edits.size(), slowest, odd);
        } catch (FileWrong no) {
            throw new IOException("a wanted edit is wrong: " + no.en(), no);
        }
    }

    /** The kiosk's next citizen hesitates meanwhile, and goes on when the hall is back. */
    private static void edited(
            House house, Path data, String next, Edit.Wrong wrong, List<String> odd)
            throws IOException, InterruptedException {
        Path file = HallProcess.file(data);
        house.visitors().hesitate();
        house.killHall();
        Files.writeString(file, wrong.of(HallProcess.demo()));
        refused(data, wrong, odd);
        Files.writeString(file, next);
        house.startHall();
        house.untilWhole();
        int papers = house.visitors().papers().size();
        house.visitors().pick();
        house.visitors().goOnWithoutCard();
        house.visitors().settle();
        if (house.visitors().papers().size() == papers)
            odd.add("whoever was choosing while the file was edited has no paper");
    }

    /** Not a row is written, and the field is named. */
    private static void refused(Path data, Edit.Wrong wrong, List<String> odd)
            throws IOException, InterruptedException {
        Path journal = data.resolve("hall/journal.db");
        var before = SqliteJournal.verify(journal, HallFile.demo().hall());
        Path log = data.resolveSibling("refused.log");
        Files.deleteIfExists(log);
        try (VerbProcess hall =
                new VerbProcess(
                        log,
                        "hall",
                        "--data",
                        data.toString(),
                        "--file",
                        HallProcess.file(data).toString(),
                        "--port",
                        "0",
                        "--broker-port",
                        "0")) {
            int end = hall.untilEnded(REFUSAL);
            String said = hall.said() + Files.readString(log);
            if (end == 0 || !said.contains(wrong.field()))
                odd.add(
                        "not refused by "
                                + wrong.field()
                                + ", but ended with "
                                + end
                                + ": "
                                + said);
        }
        if (!before.equals(SqliteJournal.verify(journal, HallFile.demo().hall())))
            odd.add("a file that was refused has changed the journal");
    }

    /** On its page the policy is edited while people wait; what cannot be is refused and named. */
    private static void policy(House house, List<String> odd) throws IOException {
        String form = "{\"policy\":\"%s\",\"numbers\":%s,\"rules\":\"\",\"reason\":\"busy\"}";
        try (HttpLine desk = house.line()) {
            for (String each : List.of("edd", "cat-order", "bwi"))
                post(desk, "policy", form.formatted(each, "{}"), odd);
            String policy = desk.get("/api/v1/policy").body();
            var luck = desk.post("/api/v1/policy", form.formatted("luck", "{}"));
            if (luck.status() != 400 || !luck.body().contains("\"policy\""))
                odd.add("a policy of that name was not refused: " + luck);
            var guard =
                    desk.post("/api/v1/policy", form.formatted("bwi", "{\"guard-minutes\":-1}"));
            if (guard.status() != 400 || !guard.body().contains("guard-minutes"))
                odd.add("guard-minutes -1 was not refused: " + guard);
            if (!desk.get("/api/v1/policy").body().equals(policy))
                odd.add("what was refused has changed the policy");
        }
    }

    private static HttpLine.Answer post(HttpLine line, String path, String body, List<String> odd)
            throws IOException {
        HttpLine.Answer answer = line.post("/api/v1/" + path, body);
        if (answer.status() >= 300) odd.add(path + " " + body + " is answered " + answer);
        return answer;
    }

    /** Somebody sits at the window when the hall goes. */
    private static void serve(House house, int number, List<String> odd) throws IOException {
        String window = "windows/" + number + "/";
        String property = "{\"skills\":[\"property\"]}";
        try (HttpLine desk = house.line()) {
            post(desk, window + "open", property, odd);
            if (house.crowd().calls().next(desk, number).isEmpty())
                odd.add("nobody was called to window " + number);
            post(desk, window + "start", "{}", odd);
        }
    }

    /** And is served to the end when it is back, also at a window that the file has no more. */
    private static void served(House house, int number, Edit edit, List<String> odd)
            throws IOException {
        String window = "windows/" + number + "/";
        try (HttpLine desk = house.line()) {
            post(desk, window + "finish", "{}", odd);
            post(desk, window + "close", "{}", odd);
            if (edit == Edit.Wanted.WINDOW_REMOVED
                    && desk.post("/api/v1/windows/" + SERVING + "/open", "{}").status() != UNKNOWN)
                odd.add("window " + SERVING + " opens though the file has it no more");
        }
    }

    /** Windows with what the file says now, between them, call whoever waits. */
    private static void callAll(House house, List<String> odd) throws IOException {
        try (HttpLine desk = house.line()) {
            for (int window = HallProcess.WINDOWS + 1; window <= LATER; window++) {
                if (desk.get("/api/v1/windows/" + window).status() == UNKNOWN) continue;
                post(desk, "windows/" + window + "/open", "{}", odd);
                for (int i = 0; i < PEOPLE_AT_MOST; i++) {
                    if (house.crowd().calls().next(desk, window).isEmpty()) break;
                    Calls.serve(desk, window);
                }
                post(desk, "windows/" + window + "/close", "{}", odd);
            }
        }
    }

    /** Now the file holds: its lines, under its letters, and no other. */
    private static void nextDay(House house, Catalogue edited, Waiting waiting, List<String> odd)
            throws IOException {
        try (HttpLine desk = house.line()) {
            post(desk, "day/end", "{\"late\":true}", odd);
            LocalDate tomorrow = LocalDate.now(edited.time()).plusDays(1);
            post(desk, "day/open", "{\"day\":\"" + tomorrow + "\"}", odd);
            List<LineId> lines = edited.plan().lines().stream().map(HallPlan.Line::id).toList();
            for (HallPlan.Line line : edited.plan().lines()) {
                char letter = waiting.take(desk, line.id()).number().charAt(0);
                if (letter != line.series())
                    odd.add(line.id() + " has the letter " + letter + " on the day after the edit");
            }
            for (HallPlan.Line old : HallFile.demo().plan().lines())
                if (!lines.contains(old.id())
                        && desk.post("/api/v1/tickets", Waiting.wish(old.id())).status() < 400)
                    odd.add(old.id() + " is gone from the file, and gives tickets the day after");
        }
    }
}
