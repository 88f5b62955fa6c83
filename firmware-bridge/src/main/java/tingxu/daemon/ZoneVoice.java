package tingxu.daemon;

import tingxu.bridge.DeviceId;
import tingxu.bridge.voice.Announcer;
import tingxu.bridge.voice.Phrase;
import tingxu.bridge.voice.Sound;
import tingxu.bridge.voice.SpeakerSound;
import tingxu.bridge.voice.Spoken;
import tingxu.bridge.voice.WavFolder;
import tingxu.wire.Envelope;
import tingxu.wire.Message.Announce;
import tingxu.wire.Message.Announced;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The loudspeaker of a zone; without a sound device its words go to files. */
final class ZoneVoice implements AutoCloseable {

    private static final Words MERGED =
            new Words("同一号票的播报已合并", "Said together with a newer call of the same ticket");
    private static final Words TOO_MANY =
            new Words("待播报过多，本次未播", "Too many announcements were waiting");
    private static final Words NO_SOUND = new Words("播报失败", "The announcement failed");
    private static final int FILES_KEPT = 200;
    private static final DeviceId ID = new DeviceId("announcer");

    private final Announcer announcer;
    private final Said said;

    ZoneVoice(BridgeConfig.Voice voice, Said said, Feelings feelings) {
        this.said = said;
        try {
            this.announcer =
                    new Announcer(
                            ID,
                            voice.clips(),
                            sound(voice),
                            this::onSpoken,
                            health -> feelings.feel(ID, "Announcer", health));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Sound sound(BridgeConfig.Voice voice) throws IOException {
        var speaker = SpeakerSound.find();
        return speaker.isPresent() ? speaker.get() : new WavFolder(voice.files(), FILES_KEPT);
    }

    void start() {
        announcer.start();
    }

    void announce(Envelope envelope, Announce words) {
        Phrase phrase =
                Phrase.call(words.ticket().toString(), words.window().number(), words.repeat());
        announcer.announce(phrase.named(envelope.id().ulid()));
    }

    private void onSpoken(Spoken spoken) {
        MessageId command = new MessageId(spoken.phrase().id());
        switch (spoken.fate()) {
            case HEARD, WRITTEN ->
                    said.say(new Announced(command, spoken.caption(), spoken.audible()));
            case MERGED -> said.notDone(command, MERGED);
            case DROPPED -> said.notDone(command, TOO_MANY);
            case FAILED -> {
                var trouble = spoken.trouble();
                said.notDone(
                        command,
                        trouble == null ? NO_SOUND : new Words(trouble.zh(), trouble.en()));
            }
        }
    }

    @Override
    public void close() {
        announcer.close();
    }
}
