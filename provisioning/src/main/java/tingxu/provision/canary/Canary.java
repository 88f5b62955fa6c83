package tingxu.provision.canary;

import tingxu.bridge.card.CardText;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.printer.Paper;
import tingxu.control.catalogue.HallFile;
import tingxu.provision.canary.Needles.Thing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Whether a person's number, name or address is left anywhere: a made-up card is read by a kiosk,
 * its holder is called and served, and then every file, message, answer, paper and heap is searched
 * for what was on the card. After that it is planted where it must not be, to see that the search
 * would have found it.
 */
public final class Canary {

    /** Nobody's: of a region that no district has, born on a day that was long ago. */
    private static final String NUMBER = "810000190102030018";

    private static final String NAME = "金丝雀甲乙";
    private static final String ADDRESS = "听序市试验区回声巷九百九十九弄七号";

    private static final Needles NEEDLES =
            new Needles(
                    List.of(
                            new Thing("number", NUMBER),
                            new Thing("name", NAME),
                            new Thing("address", ADDRESS)));

    /**
     * What was searched and what was found there.
     *
     * @param ticket that the card got
     * @param searched kind of place, and its bytes
     * @param found place, and what lay there: to be empty
     * @param planted kind of place, and whether what was planted there was found: to be true
     */
    public record Report(
            String ticket,
            Map<String, Long> searched,
            Map<String, Set<String>> found,
            Map<String, Boolean> planted) {

        public boolean clean() {
            return found.isEmpty();
        }

        /** Whether the search finds what is there. */
        public boolean hasTeeth() {
            return planted.size() > 2 && planted.values().stream().allMatch(seen -> seen);
        }
    }

    private final Path folder;
    private final Map<String, Long> searched = new TreeMap<>();

    private Canary(Path folder) {
        this.folder = folder;
    }

    /** What this machine lacks for it; empty when nothing. */
    public static List<String> lacking() {
        return Stream.of("mosquitto", "mosquitto_sub", "mosquitto_pub")
                .filter(program -> Mosquitto.program(program).isEmpty())
                .toList();
    }

    /**
     * @param folder an empty one, for all that is written
     */
    public static Report fly(Path folder)
            throws IOException, InterruptedException, PortGone, TimeoutException {
        return new Canary(folder).fly();
    }

    private Report fly() throws IOException, InterruptedException, PortGone, TimeoutException {
        Path bus = Files.createDirectories(folder.resolve("broker"));
        Path data = Files.createDirectories(folder.resolve("hall"));
        try (Mosquitto broker = new Mosquitto(bus, data, HallFile.demo().hall());
                Hall hall = new Hall(folder, broker)) {
            String ticket = hall.visit(CardText.citizen(NAME, NUMBER).livingAt(ADDRESS));
            broker.untilHeard(ticket);
            Map<String, Set<String>> found = everywhere(hall, broker, ticket, "clean");
            hall.pauseBecause(NAME + ADDRESS);
            broker.say("tx/v1/demo/canary", NUMBER + NAME);
            Map<String, Set<String>> planted = everywhere(hall, broker, ticket, "planted");
            return new Report(ticket, searched, found, teeth(planted));
        }
    }

    private Map<String, Set<String>> everywhere(
            Hall hall, Mosquitto broker, String ticket, String name)
            throws IOException, InterruptedException {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        broker.store();
        for (Path heap : hall.heaps(name)) {
            look("heap", heap, found);
            Files.delete(heap);
        }
        for (String answer : hall.answers(ticket)) look("http", answer, found);
        for (Paper paper : hall.papers()) look("paper", paper.lines() + " " + paper.qrs(), found);
        for (Path file : files()) look(kind(file), file, found);
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }

    private String kind(Path file) {
        String name = folder.relativize(file).toString();
        if (name.equals("broker/capture")) return "mqtt";
        if (name.equals("broker/mosquitto.db")) return "broker";
        return name.endsWith(".log") ? "log" : "disk";
    }

    private void look(String kind, Path file, Map<String, Set<String>> found) throws IOException {
        searched.merge(kind, Files.size(file), Long::sum);
        Set<String> seen = NEEDLES.in(file);
        if (!seen.isEmpty()) found.put(kind + " " + folder.relativize(file), seen);
    }

    private void look(String kind, String text, Map<String, Set<String>> found) {
        searched.merge(kind, (long) text.length(), Long::sum);
        Set<String> seen = NEEDLES.in(text);
        if (!seen.isEmpty()) found.put(kind, seen);
    }

    /** A clerk's words reach disk, heap and answers; a message reaches the wire and the broker. */
    private static Map<String, Boolean> teeth(Map<String, Set<String>> planted) {
        Map<String, Boolean> teeth = new TreeMap<>();
        for (String kind : List.of("disk", "heap", "http", "mqtt", "broker"))
            teeth.put(kind, planted.keySet().stream().anyMatch(place -> place.startsWith(kind)));
        return teeth;
    }
}
