package tingxu.bridge.voice;

/** The phrase could not be played to its end. */
public final class SoundGone extends Exception {

    private static final long serialVersionUID = 1L;

    public SoundGone(String sound, Throwable cause) {
        super(sound + ": " + cause.getMessage(), cause);
    }
}
