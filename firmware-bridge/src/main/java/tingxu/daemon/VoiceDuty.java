package tingxu.daemon;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.voice.Announcer;
import tingxu.bridge.voice.Phrase;
import tingxu.bridge.voice.Spoken;
import tingxu.wire.Envelope;
import tingxu.wire.Message.Announce;
import tingxu.wire.Message.Announced;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.util.List;

/** The voice of some zones: says what the hall wants said there. */
final class VoiceDuty implements Duty {

    private static final Words MERGED =
            new Words("同一号票的播报已合并", "Said together with a newer call of the same ticket");
    private static final Words TOO_MANY =
            new Words("待播报过多，本次未播", "Too many announcements were waiting");
    private static final Words NO_SOUND = new Words("播报失败", "The announcement failed");

    private final List<String> zones;
    private final Said said;
    private final Announcer announcer;

    VoiceDuty(List<String> zones, Fitting fitting, Said said) throws FileWrong {
        this.zones = zones;
        this.said = said;
        this.announcer = Kinds.VOICE.make(fitting.entry()).driver().make(fitting, this::onSpoken);
    }

    @Override
    public Announcer device() {
        return announcer;
    }

    @Override
    public boolean announce(Envelope command) {
        if (!(command.message() instanceof Announce words)) return false;
        if (!zones.isEmpty() && !zones.contains(words.zone())) return false;
        Phrase phrase =
                Phrase.call(words.ticket().toString(), words.window().number(), words.repeat());
        announcer.announce(phrase.named(command.id().ulid()));
        return true;
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
}
