package tingxu.kiosk.station;

import tingxu.kiosk.link.News;
import tingxu.kiosk.visit.Input;
import tingxu.wire.DeviceStatus;

import java.util.concurrent.CompletableFuture;

/** What waits in the station's inbox. */
sealed interface Happening {

    record Touched(Input.Touch touch, CompletableFuture<Pressed> outcome) implements Happening {}

    record Sensed(Input.Sensed sensed) implements Happening {}

    record Printed(Input.Paper paper) implements Happening {}

    record Told(News news) implements Happening {}

    record Felt(DeviceStatus status) implements Happening {}
}
