package tingxu.kiosk.station;

import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.Item;
import tingxu.kiosk.receipt.ItemCode;
import tingxu.kiosk.visit.Holder;
import tingxu.kiosk.visit.Input.Sensed;
import tingxu.wire.HallId;
import tingxu.wire.ItemId;
import tingxu.wire.TicketId;
import tingxu.wire.Words;
import tingxu.wire.seal.AppointmentKey;
import tingxu.wire.seal.IdentityNumber;
import tingxu.wire.seal.TicketSigner;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a scanned code means. Whatever it is, the answer is in words, and nothing of it is kept. */
final class Codes {

    private static final int LETTERS_AT_MOST = 300;
    private static final Pattern TICKET = Pattern.compile("TX1\\.([a-z0-9-]{1,40})\\..*");
    private static final Pattern OTHER_ITEM = Pattern.compile("TXI1\\..*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");
    private static final Pattern IDENTITY = Pattern.compile("[0-9]{17}[0-9X]");

    private final HallId hall;
    private final byte[] hallKey;
    private final Guide guide;
    private final Function<String, Optional<TicketId>> seal;

    /**
     * @param seal reads a ticket's text; empty unless this hall signed it
     */
    Codes(HallId hall, byte[] hallKey, Guide guide, Function<String, Optional<TicketId>> seal) {
        this.hall = hall;
        this.hallKey = hallKey.clone();
        this.guide = guide;
        this.seal = seal;
    }

    Sensed read(String scanned) {
        String text = scanned.strip();
        if (text.length() > LETTERS_AT_MOST)
            return refused("这个二维码太长，不是号票", "This code is too long to be a ticket");
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl))
            return refused("认不出这个二维码", "This code cannot be read");
        var ticket = TICKET.matcher(TicketSigner.bare(text));
        if (ticket.matches()) return ticket(text, ticket.group(1));
        if (OTHER_ITEM.matcher(text).matches()) return item(text);
        if (IDENTITY.matcher(text).matches() && IdentityNumber.obeysItsRule(text))
            return person(text);
        if (ADDRESS.matcher(text).matches())
            return unknown(
                    text,
                    "这是网址，本机不打开。请扫号票或材料清单上的码",
                    "This is a web address and is not opened here. Scan the code of a ticket or a"
                            + " list");
        return unknown(
                text,
                "认不出这个二维码。请扫号票或材料清单上的码",
                "This code is not known here. Scan the code of a ticket or a list");
    }

    private Sensed ticket(String text, String saidHall) {
        if (!saidHall.equals(hall.name()))
            return refused("这是别的大厅的号票", "This ticket is of another hall");
        return seal.apply(text)
                .<Sensed>map(Sensed.TicketScanned::new)
                .orElseGet(() ->
                        refused(
                                "这张号票核对不上，请到人工服务处",
                                "This ticket cannot be verified. Please ask at the staffed desk"));
    }

    private Sensed item(String text) {
        Optional<ItemId> id = ItemCode.read(hall, text);
        Optional<Item> item = id.flatMap(guide::item);
        return item.<Sensed>map(found -> new Sensed.ItemScanned(found.id(), found.line()))
                .orElseGet(() -> refused("本大厅没有这个事项", "This hall has no such item"));
    }

    private Sensed person(String number) {
        String mask = number.substring(0, 4) + "*".repeat(12) + number.substring(16);
        // A code may be a picture of a card: it does not prove its holder's age.
        // As a card's: the same person is the same holder, with a card or with a code.
        return new Sensed.PersonScanned(
                new Holder(AppointmentKey.mark(hallKey, number), mask, false));
    }

    /** None of the hall's own; the code of an appointment may be any text. */
    private Sensed unknown(String text, String zh, String en) {
        return new Sensed.ScanRefused(new Words(zh, en), AppointmentKey.mark(hallKey, text));
    }

    private static Sensed refused(String zh, String en) {
        return new Sensed.ScanRefused(new Words(zh, en));
    }
}
