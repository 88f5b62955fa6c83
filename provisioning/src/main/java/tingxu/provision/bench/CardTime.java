package tingxu.provision.bench;

import tingxu.bridge.DeviceId;
import tingxu.bridge.card.CardEvent;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.card.CardText;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * How long after its last byte a card is known, over a real tty at the speed of a real line.
 *
 * @param nanos one a card
 * @param lineNanos what the line alone takes for a card
 */
record CardTime(Latencies nanos, long lineNanos) {

    static final int BAUD = 115_200;
    private static final int CARD_BYTES = 1_295;
    private static final long PATIENCE_SECONDS = 20;
    private static final CardText CARD = CardText.citizen("示例", "11010519491231002X");

    /** What the driver said, and when. */
    private record Told(CardEvent event, long atNanos) {}

    static CardTime measure(int cards) throws PortGone, InterruptedException {
        BlockingQueue<Told> told = new ArrayBlockingQueue<>(16);
        Pty pty = Pty.open();
        PacedPort line = new PacedPort(pty, BAUD);
        try (SimulatedCardReader reader = new SimulatedCardReader(line);
                CardReader driver =
                        new CardReader(
                                new DeviceId("card"),
                                () -> SerialPort.open(pty.path(), BAUD),
                                new SteadyClock(Instant.EPOCH),
                                event -> told.add(new Told(event, System.nanoTime())),
                                health -> {})) {
            driver.start();
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < cards; i++) {
                reader.place(CARD);
                Told read = await(told, CardEvent.CardRead.class);
                nanos.add(read.atNanos() - line.lastByteNanos());
                reader.remove();
                await(told, CardEvent.CardGone.class);
            }
            return new CardTime(new Latencies(nanos), line.lineNanos(CARD_BYTES));
        }
    }

    private static Told await(BlockingQueue<Told> told, Class<? extends CardEvent> wanted)
            throws InterruptedException {
        while (true) {
            Told next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null)
                throw new IllegalStateException("no " + wanted.getSimpleName() + " in time");
            if (wanted.isInstance(next.event())) return next;
        }
    }
}
