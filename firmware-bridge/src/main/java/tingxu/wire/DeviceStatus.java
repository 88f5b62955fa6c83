package tingxu.wire;

import org.jspecify.annotations.Nullable;

/**
 * How a device of a node feels, in XFS4IoT's words where it has one.
 *
 * @param device its name at the node, such as {@code printer}
 * @param kind CardReader, Printer, BarcodeReader, TextTerminal, EvaluationPad, CallPad, Announcer
 * @param state what a manager sees
 * @param reason what is wrong; null when online
 * @param remedy an anchor of docs/runbook.md; null when online
 */
public record DeviceStatus(
        String device, String kind, State state, @Nullable Words reason, @Nullable String remedy) {

    public enum State {
        ONLINE,
        /** Works; someone should look before tomorrow. */
        STRAINED,
        OFFLINE
    }
}
