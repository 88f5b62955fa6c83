package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.wire.DeviceStatus;
import tingxu.wire.Message.NodeState;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.util.List;

/** 补打: staff have a ticket printed again. */
class CopiesTest {

    private static final String KEY = "01KANJ4RBG3V5N6Q7S8T9V0W2B";

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void openTheDay() {
        hall.post("/api/v1/day/open", "");
        kiosk("k01", DeviceStatus.State.ONLINE);
        kiosk("k02", DeviceStatus.State.ONLINE);
        hall.take("household");
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    private void kiosk(String name, DeviceStatus.State printer) {
        hall.roster.state(
                new NodeId(name),
                new NodeState(
                        NodeState.Status.READY,
                        "session",
                        "1",
                        List.of(new DeviceStatus("printer", "Printer", printer, null, null))));
    }

    @Test
    void aTicketIsPrintedAtTheKioskThatStaffName() {
        var answer = hall.post("/api/v1/tickets/a001/print-again", "{\"kiosk\":\"K02\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("A001").contains("K02");
        assertThat(hall.copies.asked).containsExactly("K02 A001");
    }

    @Test
    void theDeskGaveItSoAKioskMustBeNamed() {
        var answer = hall.post("/api/v1/tickets/A001/print-again", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("K01 K02");
        assertThat(hall.copies.asked).isEmpty();
    }

    @Test
    void aKioskWithoutAWorkingPrinterIsNotAsked() {
        kiosk("k02", DeviceStatus.State.OFFLINE);

        var answer = hall.post("/api/v1/tickets/A001/print-again", "{\"kiosk\":\"K02\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("K02 cannot print now; use one of: K01");
    }

    @Test
    void theKiosksReasonIsTold() {
        hall.copies.refusing = new Words("打印机缺纸，请换纸卷", "The printer is out of paper");

        var answer = hall.post("/api/v1/tickets/A001/print-again", "{\"kiosk\":\"K01\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("打印机缺纸").contains("out of paper");
    }

    @Test
    void askingAgainWithTheSameIdPrintsNoSecondPaper() {
        for (int i = 0; i < 3; i++)
            hall.post(
                    "/api/v1/tickets/A001/print-again",
                    "{\"kiosk\":\"K01\"}",
                    "Idempotency-Key",
                    KEY);

        assertThat(hall.copies.asked).hasSize(1);
    }

    @Test
    void aSlowPrinterIsSaidToBeStillAtIt() {
        hall.copies.silent = true;

        var answer = hall.post("/api/v1/tickets/A001/print-again", "{\"kiosk\":\"K01\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("还在打印");
    }

    @Test
    void aCancelledTicketGetsNoPaper() {
        hall.post("/api/v1/tickets/A001/cancel", "{\"reason\":\"x\"}");

        var answer = hall.post("/api/v1/tickets/A001/print-again", "{\"kiosk\":\"K01\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(hall.copies.asked).isEmpty();
    }

    @Test
    void theClerksPageOffersTheKiosksThatCanPrint() {
        kiosk("k02", DeviceStatus.State.OFFLINE);

        assertThat(hall.get("/clerk/1").body())
                .contains("补打号票")
                .contains("<option>K01</option>")
                .doesNotContain("<option>K02</option>");
    }
}
