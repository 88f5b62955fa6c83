package tingxu.provision.ordeal.device;

import tingxu.bridge.card.CardText;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.card.SimulatedCardReader.Mood;
import tingxu.provision.box.Meter;
import tingxu.provision.demo.MadeUpCard;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.TicketId;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A card that is taken away while it is read, two cards, a card of another kind, a reader that is
 * stuck or unplugged: the kiosk says so soon, keeps nothing of the card, gives a number without
 * one, and reads the next good card.
 */
final class CardsFail implements Ordeal {

    /** From laying it down to an answer, from a stuck reader too. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final Duration BACK = Duration.ofSeconds(15);

    /** The bytes of three questions to a reader. */
    private static final long QUESTIONS = 30;

    /** Those of which the screen says something, and those that the kiosk does without. */
    private static final List<Mood> MOODS =
            List.of(
                    Mood.CARD_REMOVED_MID_READ,
                    Mood.TWO_CARDS,
                    Mood.OTHER_CARD,
                    Mood.NOT_GENUINE,
                    Mood.CARD_UNREADABLE,
                    Mood.DEAF,
                    Mood.HANGS_UP);

    @Override
    public int row() {
        return 18;
    }

    @Override
    public String name() {
        return "a card taken away, two, a foreign one, a stuck reader";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        long slowest = 0;
        try (House house = House.alone(trial)) {
            SimulatedCardReader reader = house.kiosk().devices().card();
            untilReaderIs(true, house, BACK);
            for (Mood mood : trial.dealt(MOODS, trial.times())) {
                CardText card = MadeUpCard.any(trial.dice());
                secrets.add(card.number());
                slowest = Math.max(slowest, failing(house, mood, card, wrong));
                reader.remove();
                reader.mood(Mood.HEALTHY);
                House.plug(house.kiosk().devices().cardMeter());
                untilReaderIs(true, house, BACK);
                untilSeenGone(house);
                CardText good = MadeUpCard.any(trial.dice());
                secrets.add(good.number());
                reading(house, mood, good, wrong);
            }
            if (!house.kiosk().alive()) wrong.add("the kiosk's process has ended");
            Tally tally = house.rest(trial.times(), slowest, wrong);
            List<String> kept = kept(trial.folder(), secrets);
            int spoilt = kept.isEmpty() ? 0 : -tally.survived();
            return tally.and(new Tally(0, spoilt, 0, 0, 0, 0, 0, kept));
        }
    }

    /** Whoever lays it down is told, or sees that the reader is not to be used, and goes on. */
    private static long failing(House house, Mood mood, CardText card, List<String> wrong)
            throws IOException, InterruptedException {
        SimulatedCardReader reader = house.kiosk().devices().card();
        Set<TicketId> before = house.visitors().numbers();
        house.visitors().choose();
        reader.mood(mood);
        reader.place(card);
        boolean stuck = mood == Mood.DEAF || mood == Mood.HANGS_UP;
        long answered =
                stuck
                        ? untilReaderIs(false, house, SOON)
                        : House.until(
                                "the screen says something of " + mood,
                                SOON,
                                () -> says(house.kiosk().view()));
        house.visitors().goOnWithoutCard();
        house.visitors().settle();
        if (house.visitors().numbers().size() != before.size() + 1)
            wrong.add(mood + ": no number without a card");
        return answered;
    }

    private static boolean says(JsonNode view) {
        return view.path("page").asString("").equals("how")
                && !view.at("/why/zh").asString("").isBlank()
                && !view.at("/why/en").asString("").isBlank();
    }

    /** A number with a good card, and nothing of the one before in it. */
    private static void reading(House house, Mood mood, CardText card, List<String> wrong)
            throws IOException, InterruptedException {
        Set<TicketId> before = house.visitors().numbers();
        house.visitors().choose();
        house.kiosk().devices().card().place(card);
        House.until(
                "a good card is read after " + mood,
                SOON,
                () -> !house.kiosk().view().path("page").asString("").equals("how"));
        house.visitors().settle();
        house.kiosk().devices().card().remove();
        untilSeenGone(house);
        if (house.visitors().numbers().size() != before.size() + 1)
            wrong.add("after " + mood + ": no number with a good card");
    }

    private static long untilReaderIs(boolean ready, House house, Duration limit)
            throws IOException, InterruptedException {
        return House.until(
                ready ? "the reader is there" : "the screen does without the reader",
                limit,
                () -> house.kiosk().view().at("/ready/card").asBoolean(!ready) == ready);
    }

    /** The kiosk has looked for a card, and there was none: the next one is another. */
    private static void untilSeenGone(House house) throws IOException, InterruptedException {
        Meter line = house.kiosk().devices().cardMeter();
        long before = line.toDevice();
        House.until(
                "the reader is asked after a card has gone",
                BACK,
                () -> line.toDevice() > before + QUESTIONS);
    }

    /** Nothing that a machine of the hall has written holds a number of a card. */
    private static List<String> kept(Path folder, List<String> secrets) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (secrets.stream().anyMatch(text::contains))
                    all.add("I10 the number of a card stands in " + folder.relativize(file));
            }
        }
        return all;
    }
}
