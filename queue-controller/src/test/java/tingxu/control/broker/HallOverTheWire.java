package tingxu.control.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.balance.Policies;
import tingxu.control.gate.Diary;
import tingxu.control.gate.HallGate;
import tingxu.control.gate.Places;
import tingxu.control.hall.Command;
import tingxu.control.hall.Ticket;
import tingxu.control.journal.Days;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.control.waits.Waits;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketClass;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.outbox.Outbox.OutboxFull;
import tingxu.wire.outbox.SqliteOutbox;
import tingxu.wire.seal.TicketSigner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Kiosks, a real broker and a hall: whatever happens to the broker, each wish is one ticket. */
abstract class HallOverTheWire<S extends Station> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Message.TicketRequested WISH =
            new Message.TicketRequested(Days.HOUSEHOLD, TicketClass.ORDINARY, null, null, null);

    private final InstantSource clock = InstantSource.system();
    private final MessageIds ids = new MessageIds(clock);
    private final List<Kiosk> kiosks = new ArrayList<>();
    private S station;
    private HallLoop loop;
    private HallGate gate;

    abstract S station(Path folder) throws IOException;

    /** One kiosk, its outbox, and what it has said and heard. */
    private static final class Kiosk {
        final List<MessageId> wishes = new ArrayList<>();
        final List<MessageId> granted = new CopyOnWriteArrayList<>();
        final SqliteOutbox outbox;
        final Courier courier;

        Kiosk(SqliteOutbox outbox, Courier courier) {
            this.outbox = outbox;
            this.courier = courier;
        }

        void wish(int times) throws OutboxFull {
            for (int i = 0; i < times; i++) wishes.add(courier.say(WISH));
        }
    }

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        station = station(folder);
        loop =
                new HallLoop(
                        Days.HALL,
                        new Hall(Policies::of),
                        new MemoryJournal(Days.HALL),
                        clock,
                        1_000);
        gate =
                new HallGate(
                        Days.HALL,
                        station.steadyWire("ctl"),
                        loop,
                        new Places(Map.of(), Map.of()),
                        Waits.CLOSED_FORM,
                        new TicketSigner(Days.HALL, new byte[32]),
                        (node, said) -> assertThat(said).isNotNull(),
                        clock,
                        clock,
                        ids,
                        (_, holder) -> holder,
                        Diary.NONE);
        gate.start();
        loop.take(Said.by("desk", ids.get(), new Command.OpenDay(Days.DAY, Days.PLAN))).join();
        for (String name : List.of("k01", "k02")) kiosks.add(kiosk(name, folder));
    }

    @AfterEach
    void end() throws IOException {
        kiosks.forEach(kiosk -> kiosk.courier.close());
        gate.close();
        loop.close();
        kiosks.forEach(kiosk -> kiosk.outbox.close());
        station.close();
    }

    @Test
    @DisplayName("TX-EVT-001 a broker killed under traffic loses nothing and doubles nothing")
    void brokerKilled() throws Exception {
        for (int round = 0; round < 3; round++) {
            for (Kiosk kiosk : kiosks) kiosk.wish(60);
            await().atMost(LIMIT).until(() -> !loop.state().standings().isEmpty());
            station.restart();
            for (Kiosk kiosk : kiosks) kiosk.wish(20);
        }
        eachWishIsOneTicketInItsOrder();
    }

    @Test
    @DisplayName("TX-EVT-002 lines that break again and again lose nothing and double nothing")
    void linesCut() throws Exception {
        for (int round = 0; round < 4; round++) {
            for (Kiosk kiosk : kiosks) kiosk.wish(30);
            station.cut();
            await().atMost(LIMIT)
                    .until(() -> kiosks.stream().noneMatch(kiosk -> kiosk.courier.connected()));
            for (Kiosk kiosk : kiosks) kiosk.wish(10);
            station.heal();
        }
        eachWishIsOneTicketInItsOrder();
    }

    private void eachWishIsOneTicketInItsOrder() {
        await().atMost(LIMIT)
                .until(() -> kiosks.stream().allMatch(kiosk -> kiosk.outbox.size() == 0));
        int wishes = 0;
        for (Kiosk kiosk : kiosks) {
            List<Long> order = new ArrayList<>();
            for (MessageId wish : kiosk.wishes)
                order.add(loop.state().ticketOf(wish).map(Ticket::sequence).orElse(-1L));
            assertThat(order).doesNotContain(-1L).isSorted().doesNotHaveDuplicates();
            assertThat(kiosk.wishes).containsAll(kiosk.granted);
            assertThat(kiosk.granted).doesNotHaveDuplicates();
            wishes += kiosk.wishes.size();
        }
        assertThat(loop.state().standings()).hasSize(wishes);
    }

    private Kiosk kiosk(String name, Path folder) {
        SqliteOutbox outbox = new SqliteOutbox(folder.resolve(name + "-outbox.db"), clock);
        Courier courier =
                new Courier(station.wire(name), outbox, Days.HALL, new NodeId(name), clock, ids);
        Kiosk kiosk = new Kiosk(outbox, courier);
        courier.onCommand(command -> {
            if (command.message() instanceof Message.TicketGranted grant)
                kiosk.granted.add(grant.request());
        });
        courier.start();
        return kiosk;
    }
}
