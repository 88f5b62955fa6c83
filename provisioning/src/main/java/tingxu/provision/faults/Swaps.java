package tingxu.provision.faults;

import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.control.rules.Rules;
import tingxu.kiosk.link.News;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Wire;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What of the hall is swapped for something else. In earnest nothing is: this is where it is tried
 * whether a known fault would be found if the hall had it.
 */
public interface Swaps {

    /** Nothing is swapped. */
    Swaps NONE = new Swaps() {};

    /** How words are written on all wires of a story, and read. */
    default Codec codec(Setting setting) {
        return SharedMemory.of(setting);
    }

    /** As each controller starts. */
    default Rules rules(Rules rules) {
        return rules;
    }

    /** As each controller starts. */
    default Wire hallWire(Wire wire) {
        return wire;
    }

    /**
     * At each press in a browser.
     *
     * @param seated whether that browser has the window
     */
    default boolean counts(boolean seated) {
        return seated;
    }

    /** As each kiosk starts. */
    default Wire kioskWire(Wire wire) {
        return wire;
    }

    /** As each kiosk starts. */
    default Function<Slip, CompletableFuture<PrintOutcome>> printer(
            Function<Slip, CompletableFuture<PrintOutcome>> printer, Supplier<Instant> now) {
        return printer;
    }

    /** As each kiosk starts: what it hears of the hall. */
    default Consumer<News> ear(
            Consumer<News> ear, Function<Slip, CompletableFuture<PrintOutcome>> printer) {
        return ear;
    }
}
