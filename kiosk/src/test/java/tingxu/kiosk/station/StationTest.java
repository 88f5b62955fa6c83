package tingxu.kiosk.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.printer.PrinterProfile;
import tingxu.kiosk.TestHall;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.ledger.SqliteLedger;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.visit.Habits;
import tingxu.kiosk.visit.Manner;
import tingxu.kiosk.visit.Page;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.outbox.SqliteOutbox;
import tingxu.wire.seal.TicketSigner;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A station whose clock the test sets. */
final class StationTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicReference<Throwable> died = new AtomicReference<>();

    @Test
    void aJournalThatStaysBrokenEndsTheThreadAloud(@TempDir Path folder) throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, bug) -> died.set(bug));
        try (SqliteOutbox outbox = new SqliteOutbox(folder.resolve("outbox.db"), now::get);
                Station station = station(outbox, broken(folder))) {
            station.start();
            await().dontCatchUncaughtExceptions()
                    .atMost(SOON)
                    .until(() -> station.view().visit().page() instanceof Page.OutOfOrder);
            assertThat(died).hasNullValue();

            now.set(now.get().plus(Station.OUTAGE_AT_MOST).plusMillis(1));

            await().dontCatchUncaughtExceptions()
                    .atMost(SOON)
                    .until(() -> died.get() instanceof Ledger.LedgerBroken);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static Ledger broken(Path folder) {
        Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"));
        ledger.close();
        return ledger;
    }

    private Station station(SqliteOutbox outbox, Ledger ledger) throws Exception {
        InstantSource clock = now::get;
        MessageIds ids = new MessageIds(clock);
        Courier courier =
                new Courier(
                        new MemoryBroker().wire("k01"),
                        outbox,
                        TestHall.HALL,
                        TestHall.NODE,
                        clock,
                        ids);
        Receipts receipts =
                new Receipts(
                        TestHall.HALL,
                        new Words("厅", "Hall"),
                        "K01",
                        ZoneId.of("Asia/Shanghai"),
                        PrinterProfile.WIDE);
        Desk desk =
                new Desk(
                        receipts,
                        GuideFile.shipped(new Pinyin()),
                        new byte[16],
                        new TicketSigner(TestHall.HALL, TestHall.QR_KEY),
                        clock);
        return desk.station(
                new HallLink(courier, TestHall.HALL, desk::news),
                ledger,
                null,
                new Habits(Manner.in("zh"), Duration.ofSeconds(2)),
                0,
                clock,
                ids);
    }
}
