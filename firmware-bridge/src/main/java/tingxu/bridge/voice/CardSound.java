package tingxu.bridge.voice;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health.Trouble;

import java.time.Duration;

/**
 * A board's own voice, where a window's strip has one: the card is given the words and speaks by
 * itself.
 */
public final class CardSound implements Sound {

    /** Gives the words to a card; whether it has taken them. Waits no longer than the card may. */
    @FunctionalInterface
    public interface Card {
        boolean speak(String words) throws InterruptedException;
    }

    private final String name;
    private final Card card;

    /**
     * @param name for people: which card
     */
    public CardSound(String name, Card card) {
        this.name = name;
        this.card = card;
    }

    /** Waits as long as our own clips would last: a card does not tell when it has spoken. */
    @Override
    public void play(Phrase phrase, Pcm sound) throws SoundGone, InterruptedException {
        if (!card.speak(phrase.caption()))
            throw new SoundGone(name, new IllegalStateException("the card does not take words"));
        Duration length = sound.length();
        Thread.sleep(length);
    }

    @Override
    public boolean audible() {
        return true;
    }

    @Override
    public @Nullable Trouble shortcoming() {
        return null;
    }

    @Override
    public String description() {
        return name;
    }
}
