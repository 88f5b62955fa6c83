package tingxu.daemon;

import tingxu.bridge.Device;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.printer.TicketPrinter;

import java.util.Locale;
import java.util.Map;

/**
 * A device for which the hall has no words: it is looked after, and tells how it is. What a card
 * reader or a scanner reads goes nowhere.
 */
record QuietDuty(Device device) implements Duty {

    @Override
    public Map<String, String> condition() {
        if (device instanceof TicketPrinter printer)
            return Map.of(
                    "paper.upper",
                    printer.condition().paper().name().toLowerCase(Locale.ROOT),
                    "cover",
                    printer.condition().coverOpen() ? "open" : "closed");
        if (device instanceof CardReader reader && reader.module() != null)
            return Map.of("securityModule", String.valueOf(reader.module()));
        return Map.of();
    }
}
