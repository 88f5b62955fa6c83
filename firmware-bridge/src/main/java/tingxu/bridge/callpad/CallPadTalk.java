package tingxu.bridge.callpad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.frame.Sentence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The conversation with a call pad, as a value.
 *
 * <p>The pad counts its keys from each hello on and repeats each until it is taken, so a key counts
 * only when its number is not that of the last one.
 *
 * @param met whether the pad has answered hello
 * @param last the number of the last key taken, 0 after hello
 * @param wakeAt when silence means something
 * @param silences how often in a row the pad has not answered
 */
record CallPadTalk(boolean met, int last, Instant wakeAt, int silences) {

    static final Trouble LINE =
            new Trouble("呼叫器的线路断开", "The call pad's line is down", "callpad-gone");

    private static final Trouble SILENT =
            new Trouble("呼叫器没有应答", "The call pad does not answer", "callpad-silent");

    private static final Trouble VERSION =
            new Trouble(
                    "呼叫器的协议版本不同",
                    "The call pad speaks another version of the protocol",
                    "callpad-version");

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int SILENCES_ALLOWED = 3;
    private static final int HIGHEST_NUMBER = 9999;

    /** One step: the conversation from here on, what is said, and what is to be told. */
    record Turn(
            CallPadTalk next,
            @Nullable Sentence says,
            @Nullable KeyPressed event,
            @Nullable Health health) {}

    /** The line is open. */
    static Turn begin(Instant now) {
        return new CallPadTalk(false, 0, now, 0).hello(now);
    }

    /** The pad has said something. */
    Turn heard(Sentence said, Instant now) {
        if (CallPadFrames.UP.is(said)) return hello(now);
        if (CallPadFrames.VERSION.is(said)) return introduced(said, now);
        if (!met) return quiet(this);
        CallPadTalk alive = new CallPadTalk(true, last, now.plus(IDLE), 0);
        return CallPadFrames.KEY.is(said) ? alive.pressed(said) : quiet(alive);
    }

    /** {@link #wakeAt} has come. */
    Turn woken(Instant now) {
        int count = Math.min(silences + 1, 99);
        CallPadTalk waiting = new CallPadTalk(met, last, now.plus(ANSWER), count);
        if (count <= SILENCES_ALLOWED)
            return met
                    ? new Turn(waiting, CallPadFrames.PING.with(), null, null)
                    : waiting.hello(now);
        Turn again = new CallPadTalk(false, 0, now, count).hello(now);
        return new Turn(again.next, again.says, null, new Health.Gone(SILENT));
    }

    private Turn hello(Instant now) {
        CallPadTalk asking = new CallPadTalk(false, 0, now.plus(ANSWER), silences);
        return new Turn(asking, CallPadFrames.HELLO.with(), null, null);
    }

    private Turn introduced(Sentence said, Instant now) {
        if (met) return quiet(this);
        if (said.number(1) != CallPadFrames.VERSION_SPOKEN)
            return new Turn(this, null, null, new Health.Gone(VERSION));
        return new Turn(
                new CallPadTalk(true, 0, now.plus(IDLE), 0), null, null, new Health.Ready());
    }

    private Turn pressed(Sentence said) {
        int number = said.number(1);
        if (number < 1 || number > HIGHEST_NUMBER) return quiet(this);
        Sentence taken = CallPadFrames.TAKEN.with(number);
        Key key = number == last ? null : key(said);
        CallPadTalk next = new CallPadTalk(true, number, wakeAt, 0);
        return new Turn(next, taken, key == null ? null : new KeyPressed(key), null);
    }

    /** The key that is named, or null where a pad has a key that no call pad has. */
    private static @Nullable Key key(Sentence said) {
        List<String> words = said.words();
        for (Key key : Key.values())
            if (words.size() == 3 && key.name().equals(words.get(2))) return key;
        return null;
    }

    private static Turn quiet(CallPadTalk next) {
        return new Turn(next, null, null, null);
    }
}
