package tingxu.bridge.pad;

import tingxu.bridge.Device;

import java.time.Duration;

/** What takes a citizen's rating, whatever its make. */
public interface Pad extends Device {

    /**
     * Invites the citizen to rate, instead of any invitation before. Comes back at once; a pad that
     * cannot be reached is silent.
     *
     * @param patience 1 second to 10 minutes
     */
    void invite(Duration patience);

    /** Takes an open invitation back; nothing is heard of it any more. Comes back at once. */
    void dark();
}
