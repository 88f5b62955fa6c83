package tingxu.provision.ordeal.people;

import tingxu.bridge.Parts;
import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.outpost.Speaker;
import tingxu.provision.scene.Books;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.Message;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Services are rated twice, early, late, by silence, for another window, by a machine that is not
 * the window's: over MQTT, with the certificates of both machines.
 */
final class RatedTwice implements Ordeal {

    private static final int EACH_WAY = 2;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BROKER = "MQTT broker";

    /** Drives every window of the demonstration's file. */
    private static final NodeId HERE = new NodeId("b01");

    private static final NodeId ELSEWHERE = new NodeId("b02");

    @Override
    public int row() {
        return 22;
    }

    @Override
    public String name() {
        return "rated twice, early, late, by another machine";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Crowd crowd = new Crowd(0);
        List<String> odd = new ArrayList<>();
        Map<Integer, Integer> counted = new TreeMap<>();
        Set<TicketId> invited = ConcurrentHashMap.newKeySet();
        List<Rated.Way> kinds = List.of(Rated.Way.values());
        List<Rated.Way> ways = trial.dealt(kinds, kinds.size() * EACH_WAY * trial.times());
        try (HallProcess hall = HallProcess.on(data);
                Parts parts = new Parts()) {
            Speaker here = parts.keep(speaker(trial, hall, data, HERE, invited));
            Speaker elsewhere = parts.keep(speaker(trial, hall, data, ELSEWHERE, invited));
            House.until("both speak", SOON, () -> here.connected() && elsewhere.connected());
            hall.openWindows();
            List<Rated> all = new ArrayList<>();
            for (int i = 0; i < ways.size(); i++) {
                int window = 1 + i % HallProcess.WINDOWS;
                int level = 1 + trial.dice().nextInt(5);
                try (HttpLine line = hall.line()) {
                    TicketId ticket = serving(crowd, line, window);
                    Rated one =
                            new Rated(
                                    here,
                                    elsewhere,
                                    crowd.notes(),
                                    new WindowId(window),
                                    ticket,
                                    level);
                    int counts = rate(one, ways.get(i), line, invited);
                    if (counts != Rated.NONE) counted.merge(counts, 1, Integer::sum);
                    all.add(one);
                }
            }
            compare(hall, counted, "at the end of the day", odd);
            dayOver(hall, crowd, all, odd);
        }
        return Books.of(
                data.resolve("hall/journal.db"),
                HallFile.demo().hall(),
                crowd.notes(),
                odd,
                ways.size());
    }

    private static Speaker speaker(
            Trial trial, HallProcess hall, Path data, NodeId node, Set<TicketId> invited)
            throws IOException, InterruptedException {
        return new Speaker(
                data,
                HallFile.demo().hall(),
                URI.create("http://127.0.0.1:" + hall.port()),
                URI.create(hall.process().untilSaid(BROKER, SOON)),
                node,
                trial.folder().resolve(node.name()),
                message -> {
                    if (message instanceof Message.InviteRating wanted)
                        invited.add(wanted.ticket());
                });
    }

    /** One more comes, is called to the window and sits there. */
    private static TicketId serving(Crowd crowd, HttpLine line, int window) throws IOException {
        crowd.take(line);
        TicketNumber called =
                crowd.calls()
                        .next(line, window)
                        .orElseThrow(() -> new IOException("nobody was called to " + window));
        line.post("/api/v1/windows/" + window + "/start", "{}");
        String found = line.get("/api/v1/tickets/" + called).body();
        return TicketId.parse(JsonMapper.shared().readTree(found).path("id").asString(""));
    }

    /** The service ends, the pad is asked to light, and everything that is said is heard. */
    private static int rate(Rated one, Rated.Way way, HttpLine line, Set<TicketId> invited)
            throws IOException, InterruptedException {
        int early = Rated.NONE;
        if (way.early()) {
            early = one.press(way);
            untilHeard(one);
        }
        line.post("/api/v1/windows/" + one.window().number() + "/finish", "{}");
        House.until("the pad is lit", SOON, () -> invited.contains(one.ticket()));
        int counts = way.early() ? early : one.press(way);
        untilHeard(one);
        return counts;
    }

    private static void untilHeard(Rated one) throws IOException, InterruptedException {
        House.until(
                "the hall has heard the machines",
                SOON,
                () -> one.here().heard() && one.elsewhere().heard());
    }

    /** Each level as often as it was pressed to any effect; silence is counted apart. */
    private static void compare(
            HallProcess hall, Map<Integer, Integer> counted, String when, List<String> odd)
            throws IOException {
        try (HttpLine line = hall.line()) {
            JsonNode ratings =
                    JsonMapper.shared().readTree(line.get("/api/v1/hall").body()).path("ratings");
            int sum = 0;
            for (int level = 1; level <= 5; level++) {
                int pressed = counted.getOrDefault(level, 0);
                sum += pressed;
                int told = ratings.path("levels").path(Integer.toString(level)).asInt(-1);
                if (told != pressed)
                    odd.add(
                            level
                                    + " was pressed "
                                    + pressed
                                    + " times, not "
                                    + told
                                    + ", "
                                    + when);
            }
            if (ratings.path("rated").asInt(-1) != sum)
                odd.add(sum + " services were rated, not " + ratings + ", " + when);
            if (ratings.path("notRated").asInt(-1) != counted.getOrDefault(0, 0))
                odd.add(counted + " were pressed, but " + ratings + ", " + when);
        }
    }

    /** Late: the day is over, and then it is tomorrow; yesterday's tickets are rated once more. */
    private static void dayOver(HallProcess hall, Crowd crowd, List<Rated> all, List<String> odd)
            throws IOException, InterruptedException {
        Rated last = all.getLast();
        try (HttpLine line = hall.line()) {
            line.post("/api/v1/day/end", "{\"late\":true}");
            String before = line.get("/api/v1/hall").body();
            for (Rated each : all) each.press(Rated.Way.ONCE);
            untilHeard(last);
            if (!ratings(line.get("/api/v1/hall").body()).equals(ratings(before)))
                odd.add("a rating counts when the day is over");
            LocalDate tomorrow = last.ticket().day().plusDays(1);
            line.post("/api/v1/day/open", "{\"day\":\"" + tomorrow + "\"}");
            hall.openWindows();
            int window = all.getFirst().window().number();
            serving(crowd, line, window); // with a number that yesterday's first had, too
            line.post("/api/v1/windows/" + window + "/finish", "{}");
            for (Rated each : all) each.press(Rated.Way.ONCE);
            untilHeard(last);
        }
        compare(hall, Map.of(), "on the next day", odd);
    }

    private static JsonNode ratings(String hall) {
        return JsonMapper.shared().readTree(hall).path("ratings");
    }
}
