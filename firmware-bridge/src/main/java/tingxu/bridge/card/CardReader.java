package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/** The driver of an ID card reader: carries out what {@link CardTalk} decides. */
public final class CardReader implements LineDevice {

    private static final Logger LOG = LoggerFactory.getLogger(CardReader.class);
    private static final int PIECE = 512;

    /** How long a number lies in memory at most. */
    static final Duration MEMORY = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Consumer<CardEvent> ear;
    private final LineKeeper keeper;
    private final CardFramer framer = new CardFramer();
    private volatile @Nullable String module;
    private @Nullable CardSpeeds speeds;
    private @Nullable IdCard given;
    private Instant forgetAt = Instant.MAX;

    /**
     * A reader at a known speed.
     *
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears of cards, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public CardReader(
            DeviceId id,
            Port.Opener line,
            InstantSource clock,
            Consumer<CardEvent> ear,
            Consumer<Health> feelings) {
        this.clock = clock;
        this.ear = ear;
        this.keeper = new LineKeeper(id, line, this::converse, CardTroubles.LINE, clock, feelings);
    }

    /**
     * A reader whose speed is found out and set.
     *
     * @param baud the speed it shall run at: 9600, 19200, 38400, 57600 or 115200
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears of cards, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public CardReader(
            DeviceId id,
            Port.SpeedOpener line,
            int baud,
            InstantSource clock,
            Consumer<CardEvent> ear,
            Consumer<Health> feelings) {
        this.clock = clock;
        this.ear = ear;
        this.speeds = CardSpeeds.wishing(baud);
        this.keeper =
                new LineKeeper(
                        id,
                        () -> line.open(speed(baud)),
                        this::settleAndConverse,
                        CardTroubles.LINE,
                        clock,
                        feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    private int speed(int wished) {
        return speeds == null ? wished : speeds.current();
    }

    /** The security module's own number, or null before it has told it. */
    public @Nullable String module() {
        return module;
    }

    /** Leaves the line as soon as it must be opened at another speed. */
    private void settleAndConverse(Port port) throws PortGone {
        CardSpeeds here = Objects.requireNonNull(speeds);
        CardSpeeds asked = settle(here, port);
        speeds = asked;
        if (asked.exhausted()) keeper.feel(new Health.Gone(CardTroubles.SILENT));
        if (asked.stage() != CardSpeeds.Stage.SETTLED || keeper.closing()) return;
        LOG.info("{}: runs at {} baud", id(), asked.current());
        speeds = asked.anew();
        converse(port);
    }

    /** Asks until all is settled or another speed is due. */
    private CardSpeeds settle(CardSpeeds begin, Port port) throws PortGone {
        CardSpeeds now = begin;
        while (now.current() == begin.current() && now.stage() != CardSpeeds.Stage.SETTLED) {
            CardAnswer answer = answerTo(now.next(), port);
            if (keeper.closing()) return now;
            now = answer == null ? now.silent() : now.heard(answer.status());
        }
        return now;
    }

    private @Nullable CardAnswer answerTo(CardFrames command, Port port) throws PortGone {
        framer.await(command);
        port.write(command.frame().toArray());
        byte[] piece = new byte[PIECE];
        Instant end = clock.instant().plus(command.limit);
        while (!keeper.closing() && clock.instant().isBefore(end)) {
            int count = port.read(piece, Duration.between(clock.instant(), end));
            for (int i = 0; i < count; i++)
                if (framer.feed(piece[i] & 0xFF) instanceof CardFramer.Whole whole)
                    return whole.answer();
        }
        return null;
    }

    private void converse(Port port) throws PortGone {
        CardTalk talk = CardTalk.begin(clock.instant());
        byte[] piece = new byte[PIECE];
        try {
            say(talk, port);
            while (!keeper.closing()) {
                int count = port.read(piece, untilWake(talk));
                for (int i = 0; i < count; i++) talk = hear(talk, piece[i] & 0xFF, port);
                Arrays.fill(piece, 0, count, (byte) 0);
                if (count > 0 && framer.answering()) talk = talk.answering(clock.instant());
                if (!clock.instant().isBefore(talk.wakeAt()))
                    talk = perform(talk, talk.woken(clock.instant()), port);
                if (!clock.instant().isBefore(forgetAt)) forget();
                if (speeds != null && talk.lost()) return;
            }
        } finally {
            forget();
            talk.cutOff().forEach(ear);
        }
    }

    /** Whoever was given a card has had the time to; no number outlives its line. */
    private void forget() {
        IdCard card = given;
        if (card != null) card.forget();
        given = null;
        forgetAt = Instant.MAX;
    }

    private void tell(CardEvent event) {
        if (event instanceof CardEvent.CardRead(IdCard card)) {
            forget();
            given = card;
            forgetAt = clock.instant().plus(MEMORY);
        }
        ear.accept(event);
    }

    private CardTalk hear(CardTalk talk, int b, Port port) throws PortGone {
        Instant now = clock.instant();
        return switch (framer.feed(b)) {
            case null -> talk;
            case CardFramer.Broken broken -> perform(talk, talk.garbled(broken.why(), now), port);
            case CardFramer.Whole whole -> {
                if (talk.asked() == CardFrames.MODULE_ID) introduce(whole.answer());
                CardTalk.Turn turn = talk.heard(whole.answer(), now);
                whole.answer().forget();
                yield perform(talk, turn, port);
            }
        };
    }

    /** Speaks first and tells then: an ear may take its time, the reader does not wait. */
    private CardTalk perform(CardTalk before, CardTalk.Turn turn, Port port) throws PortGone {
        if (turn.remark() != null) LOG.debug("{}: {}", id(), turn.remark());
        if (turn.next().asked() != null && turn.next().asked() != before.asked())
            say(turn.next(), port);
        Health health = turn.health();
        if (health != null) keeper.feel(health);
        turn.events().forEach(this::tell);
        return turn.next();
    }

    private void say(CardTalk talk, Port port) throws PortGone {
        CardFrames command = talk.asked();
        if (command == null) return;
        framer.await(command);
        port.write(command.frame().toArray());
    }

    private Duration untilWake(CardTalk talk) {
        Instant next = forgetAt.isBefore(talk.wakeAt()) ? forgetAt : talk.wakeAt();
        Duration wait = Duration.between(clock.instant(), next);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void introduce(CardAnswer answer) {
        module = answer.moduleName();
        LOG.info("{}: module {}", id(), module);
    }
}
