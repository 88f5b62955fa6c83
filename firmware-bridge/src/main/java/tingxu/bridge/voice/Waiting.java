package tingxu.bridge.voice;

import tingxu.bridge.Health.Trouble;
import tingxu.bridge.voice.Spoken.Fate;

import java.util.ArrayList;
import java.util.List;

/** The phrases that wait to be said, few enough to be worth hearing. */
final class Waiting {

    static final Trouble FULL =
            new Trouble("播报太多，已略过", "Too many announcements: left out", "voice-busy");

    private final List<Phrase> phrases = new ArrayList<>();
    private final int capacity;

    Waiting(int capacity) {
        this.capacity = capacity;
    }

    boolean isEmpty() {
        return phrases.isEmpty();
    }

    Phrase take() {
        return phrases.removeFirst();
    }

    List<Phrase> drain() {
        List<Phrase> all = List.copyOf(phrases);
        phrases.clear();
        return all;
    }

    /**
     * Queues a phrase.
     *
     * @return what ended by it: a phrase about the same ticket keeps its place but takes the newest
     *     words; a full queue lets the oldest recall go, and the oldest call where there is none
     */
    List<Spoken> add(Phrase phrase) {
        for (int i = 0; i < phrases.size(); i++) {
            if (phrases.get(i).about().equals(phrase.about())) {
                Phrase older = phrases.set(i, phrase);
                return List.of(Announcer.unsaid(older, Fate.MERGED, null));
            }
        }
        phrases.add(phrase);
        if (phrases.size() <= capacity) return List.of();
        return List.of(Announcer.unsaid(phrases.remove(stalest()), Fate.DROPPED, FULL));
    }

    private int stalest() {
        for (int i = 0; i < phrases.size(); i++) if (phrases.get(i).repeat() > 0) return i;
        return 0;
    }
}
