package tingxu.bridge.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said once: the clips in order, and the same in characters.
 *
 * @param id the caller's name for this announcement; comes back in {@link Spoken}
 * @param about whom it concerns: a newer phrase about the same replaces one that still waits
 * @param repeat 0 the first time, then the number of the recall
 * @param clips names of clips, without {@code .wav}
 * @param caption what a deaf person reads
 */
public record Phrase(String id, String about, int repeat, List<String> clips, String caption) {

    public Phrase {
        if (clips.isEmpty()) throw new IllegalArgumentException("a phrase has at least one clip");
        if (repeat < 0) throw new IllegalArgumentException("repeat is 0 or more, not " + repeat);
        clips = List.copyOf(clips);
    }

    /** 请A023号到5号窗口, after the chime. */
    public static Phrase call(String number, int window, int repeat) {
        List<String> clips = new ArrayList<>(List.of("chime", "please"));
        clips.addAll(Numerals.spelled(number));
        clips.addAll(List.of("number", "to"));
        clips.addAll(Numerals.counted(window));
        clips.addAll(List.of("number", "window"));
        return new Phrase(
                "%s-%d-%d".formatted(number, window, repeat),
                number,
                repeat,
                clips,
                "请%s号到%d号窗口".formatted(number, window));
    }

    /** The same phrase under the caller's own name. */
    public Phrase named(String own) {
        return new Phrase(own, about, repeat, clips, caption);
    }
}
