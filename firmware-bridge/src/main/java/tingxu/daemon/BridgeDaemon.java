package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Envelope;
import tingxu.wire.Message.Announce;
import tingxu.wire.Message.InviteRating;
import tingxu.wire.Message.WindowShows;
import tingxu.wire.Topic;
import tingxu.wire.mqtt.Courier;

import java.time.InstantSource;
import java.util.List;

/**
 * Joins the devices of some windows to the hall: what the hall shows goes to boards, what it asks
 * goes to pads and loudspeaker, what people press goes to the hall.
 */
public final class BridgeDaemon implements AutoCloseable {

    private final Courier courier;
    private final Feelings feelings;
    private final List<WindowPost> posts;
    private final @Nullable ZoneVoice voice;

    /**
     * Wires the devices; nothing runs before {@link #start}.
     *
     * @param courier the bridge's own; closed with the bridge
     * @param clock for waits: one that is never set
     */
    public BridgeDaemon(BridgeConfig config, Courier courier, InstantSource clock) {
        this.courier = courier;
        Said said = new Said(courier);
        this.feelings = new Feelings(said);
        this.posts =
                config.windows().stream()
                        .map(lines -> new WindowPost(lines, clock, said, feelings))
                        .toList();
        this.voice = config.voice() == null ? null : new ZoneVoice(config.voice(), said, feelings);
        for (WindowPost post : posts)
            courier.hear(Topic.strip(config.hall(), post.window()), shown -> onShown(post, shown));
        courier.onCommand(this::onCommand);
    }

    public void start() {
        posts.forEach(WindowPost::start);
        if (voice != null) voice.start();
        courier.birth(feelings::all);
        courier.start();
    }

    private static void onShown(WindowPost post, Envelope shown) {
        if (shown.message() instanceof WindowShows shows && shows.window().equals(post.window()))
            post.show(shows.strip());
    }

    private void onCommand(Envelope command) {
        if (command.message() instanceof InviteRating invitation)
            posts.stream()
                    .filter(post -> post.window().equals(invitation.window()))
                    .forEach(post -> post.invite(invitation));
        if (command.message() instanceof Announce words && voice != null)
            voice.announce(command, words);
    }

    /** Ends the devices and says good-bye. */
    @Override
    public void close() {
        posts.forEach(WindowPost::close);
        if (voice != null) voice.close();
        courier.close();
    }
}
