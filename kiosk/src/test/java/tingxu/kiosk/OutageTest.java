package tingxu.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Message.DeviceChanged;
import tingxu.wire.Message.PaperReported;
import tingxu.wire.PaperOutcome;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** A kiosk that cannot keep its journal, or cannot begin: it says so, and comes back. */
final class OutageTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir Path folder;
    private TestKiosk kiosk;

    @BeforeEach
    void start() throws Exception {
        kiosk = new TestKiosk(folder);
    }

    @AfterEach
    void stop() {
        kiosk.close();
    }

    @Test
    void aKioskThatCannotBeginLeavesNothingOpenBehindIt() throws Exception {
        kiosk.stop();
        Path file = folder.resolve(KioskProfile.FILE);
        String usual = Files.readString(file);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    file, usual.replace("screen-port: 0", "screen-port: " + taken.getLocalPort()));
            assertThatThrownBy(kiosk::start).hasRootCauseInstanceOf(java.net.BindException.class);
        }
        Files.writeString(file, usual);
        // The outbox may be open once only.
        kiosk.start();
        assertThat(kiosk.visit().at("/page").stringValue()).isEqualTo("idle");
    }

    @Test
    void aJournalThatCannotBeWrittenIsSaidAndTheNumberStaysOnTheScreen() throws Exception {
        try (Connection thief = kiosk.seizedJournal()) {
            kiosk.take("tax");
            kiosk.untilPage("out-of-order");
            assertThat(kiosk.get("/").body())
                    .contains("这台自助机暂停服务")
                    .contains("C001")
                    .contains("<svg")
                    .contains("人工服务处在大门左侧")
                    .contains("data-do=\"help\" class=\"void\"");
            untilJournalIs(DeviceStatus.State.OFFLINE);
            assertThat(journal().getLast().remedy()).isEqualTo("kiosk-journal");
            assertThat(kiosk.post("{\"do\":\"take\"}").statusCode()).isEqualTo(409);
            thief.rollback();
        }
        kiosk.untilPage("no-paper");
        untilJournalIs(DeviceStatus.State.ONLINE);
        kiosk.press("{\"do\":\"again\"}");
        kiosk.untilPage("shown");
        assertThat(kiosk.printer.papers()).hasSize(1);
        kiosk.untilReported(PaperOutcome.CONFIRMED);
    }

    @Test
    void whatTheJournalDidNotTakeIsReportedWhenItIsBack() throws Exception {
        kiosk.printer.mood(SimulatedPrinter.Mood.KNIFE_JAMS);
        kiosk.take("tax");
        kiosk.untilPage("asking-paper");
        try (Connection thief = kiosk.seizedJournal()) {
            kiosk.post("{\"do\":\"paper\",\"yes\":true}");
            kiosk.untilPage("out-of-order");
            assertThat(kiosk.hall.heard(PaperReported.class)).isEmpty();
            thief.rollback();
        }
        kiosk.untilPage("idle");
        kiosk.untilReported(PaperOutcome.CONFIRMED);
    }

    private void untilJournalIs(DeviceStatus.State state) {
        await().atMost(SOON)
                .until(() -> !journal().isEmpty() && journal().getLast().state() == state);
    }

    private List<DeviceStatus> journal() {
        return kiosk.hall.heard(DeviceChanged.class).stream()
                .map(DeviceChanged::device)
                .filter(status -> status.device().equals("journal"))
                .toList();
    }
}
