package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.link.News;
import tingxu.kiosk.visit.Input;
import tingxu.wire.DeviceStatus;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.util.concurrent.CompletableFuture;

/** What waits in the station's inbox. */
sealed interface Happening {

    record Touched(Input.Touch touch, CompletableFuture<Pressed> outcome) implements Happening {}

    record Sensed(Input.Sensed sensed) implements Happening {}

    record Printed(Input.Paper paper) implements Happening {}

    /**
     * A copy that staff wanted has come out.
     *
     * @param why not; null when it has
     */
    record Copied(MessageId command, @Nullable Words why) implements Happening {}

    record Told(News news) implements Happening {}

    record Felt(DeviceStatus status) implements Happening {}
}
