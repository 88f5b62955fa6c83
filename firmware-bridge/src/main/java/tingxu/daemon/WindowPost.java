package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BoardProfile;
import tingxu.bridge.board.LedBoard;
import tingxu.bridge.callpad.CallPad;
import tingxu.bridge.pad.EvaluationPad;
import tingxu.bridge.pad.PadEvent;
import tingxu.wire.CallKey;
import tingxu.wire.Message.CallKeyPressed;
import tingxu.wire.Message.InviteRating;
import tingxu.wire.Message.RatingGiven;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The devices of one window, and what the hall's words mean to them. */
final class WindowPost implements AutoCloseable {

    private final WindowId window;
    private final Said said;
    private final @Nullable LedBoard board;
    private final @Nullable EvaluationPad pad;
    private final @Nullable CallPad callPad;

    /** Whose rating the pad waits for: a press without an invitation is nobody's. */
    private final AtomicReference<@Nullable TicketId> invited = new AtomicReference<>();

    WindowPost(BridgeConfig.WindowLines lines, InstantSource clock, Said said, Feelings feelings) {
        this.window = lines.window();
        this.said = said;
        this.board =
                lines.board() == null
                        ? null
                        : new LedBoard(
                                id("board"),
                                lines.board(),
                                BoardProfile.STRIP,
                                clock,
                                _ -> {},
                                health -> feelings.feel(id("board"), "TextTerminal", health));
        this.pad =
                lines.pad() == null
                        ? null
                        : new EvaluationPad(
                                id("pad"),
                                lines.pad(),
                                clock,
                                this::onPad,
                                health -> feelings.feel(id("pad"), "EvaluationPad", health));
        this.callPad =
                lines.callPad() == null
                        ? null
                        : new CallPad(
                                id("callpad"),
                                lines.callPad(),
                                clock,
                                pressed -> onKey(CallKey.valueOf(pressed.key().name())),
                                health -> feelings.feel(id("callpad"), "CallPad", health));
    }

    void start() {
        if (board != null) board.start();
        if (pad != null) pad.start();
        if (callPad != null) callPad.start();
    }

    WindowId window() {
        return window;
    }

    void show(StripState strip) {
        if (board != null) board.show(face(strip));
        if (strip instanceof StripState.Serving(var ticket)) stopAsking(ticket);
    }

    /** Who sits at the window now must not press for another, nor before the service has ended. */
    private void stopAsking(TicketNumber served) {
        TicketId asked = invited.getAndSet(null);
        if (pad == null || asked == null) return;
        pad.dark();
        if (!asked.number().equals(served)) said.say(new RatingGiven(window, asked, 0));
    }

    void invite(InviteRating invitation) {
        if (pad == null) return;
        invited.set(invitation.ticket());
        pad.invite(Duration.ofSeconds(invitation.seconds()));
    }

    private void onPad(PadEvent event) {
        TicketId ticket = invited.getAndSet(null);
        if (ticket == null) return;
        int level =
                switch (event) {
                    case PadEvent.Rated(int pressed) -> pressed;
                    case PadEvent.Silent() -> 0;
                };
        said.say(new RatingGiven(window, ticket, level));
    }

    private void onKey(CallKey key) {
        said.sayNow(new CallKeyPressed(window, key));
    }

    private static BoardFace face(StripState strip) {
        return switch (strip) {
            case StripState.Free() -> BoardFace.free();
            case StripState.Calling(var ticket) -> BoardFace.number(ticket.toString());
            case StripState.Serving(var ticket) -> BoardFace.serving(ticket.toString());
            case StripState.PleaseRate() -> BoardFace.pleaseRate();
            case StripState.Paused(_) -> BoardFace.paused();
            case StripState.Closed() -> BoardFace.closed();
        };
    }

    private DeviceId id(String kind) {
        return new DeviceId(kind + "-" + window.number());
    }

    @Override
    public void close() {
        for (Device device : devices()) device.close();
    }

    private List<Device> devices() {
        List<Device> devices = new ArrayList<>();
        if (board != null) devices.add(board);
        if (pad != null) devices.add(pad);
        if (callPad != null) devices.add(callPad);
        return devices;
    }
}
