package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.card.CardEvent;
import tingxu.bridge.card.IdCard;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.link.News;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.visit.Habits;
import tingxu.kiosk.visit.Holder;
import tingxu.kiosk.visit.Input.Sensed;
import tingxu.wire.MessageId;
import tingxu.wire.seal.TicketSigner;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where devices and the hall hand in what they have for the station. Cards and codes are read here,
 * on the device's own thread: no identity number goes any further.
 */
public final class Desk {

    private static final int ELDER = 60;

    private final Inbox inbox = new Inbox();
    private final Receipts receipts;
    private final byte[] hallKey;
    private final InstantSource wall;
    private final Guide guide;
    private final Codes codes;
    private final TicketSigner signer;

    /**
     * @param hallKey under which identity numbers are hashed, 16 bytes at least
     * @param signer knows the hall's own tickets
     * @param wall the time of day
     */
    public Desk(
            Receipts receipts,
            Guide guide,
            byte[] hallKey,
            TicketSigner signer,
            InstantSource wall) {
        this.receipts = receipts;
        this.guide = guide;
        this.hallKey = hallKey.clone();
        this.wall = wall;
        this.signer = signer;
        this.codes = new Codes(receipts.hall(), hallKey, guide, signer::check);
    }

    /** For a card reader's ear. The card is forgotten when this returns. */
    public void card(CardEvent event) {
        switch (event) {
            case CardEvent.CardRead read -> sense(new Sensed.CardRead(holder(read.card())));
            case CardEvent.CardTrouble failed ->
                    sense(new Sensed.CardFailed(Feelings.words(failed.trouble())));
            case CardEvent.CardSeen _, CardEvent.CardGone _ -> {}
        }
    }

    /** For a scanner's ear. */
    public void scan(String text) {
        sense(codes.read(text));
    }

    /** For a device's feelings. */
    public Consumer<Health> feelings(String device) {
        return health -> inbox.put(new Happening.Felt(Feelings.of(device, health)));
    }

    /** For the hall's ear. */
    public void news(News news) {
        inbox.put(new Happening.Told(news));
    }

    /**
     * The station behind this desk.
     *
     * @param printer null when the kiosk has none
     * @param lent numbers to have in hand for each line; 0 for none
     * @param steady measures waits; never set
     */
    public Station station(
            HallLink link,
            Ledger ledger,
            @Nullable Function<Slip, CompletableFuture<PrintOutcome>> printer,
            Habits habits,
            int lent,
            InstantSource steady,
            Supplier<MessageId> ids) {
        Purse purse =
                new Purse(link, ledger, lent, receipts.time(), signer::sign, steady, wall, ids);
        Bookings bookings = new Bookings(ledger, purse::hallTime, receipts.time());
        Hands hands =
                new Hands(link, ledger, guide, receipts, purse, bookings, printer, ids, inbox);
        return new Station(inbox, hands, purse, bookings, habits, steady, wall, ids);
    }

    private Holder holder(IdCard card) {
        try {
            ZoneId zone = receipts.time();
            LocalDate today = LocalDate.ofInstant(wall.instant(), zone);
            return new Holder(card.hmac(hallKey), card.mask(), card.age(today) >= ELDER);
        } finally {
            card.forget();
        }
    }

    private void sense(Sensed sensed) {
        inbox.put(new Happening.Sensed(sensed));
    }
}
