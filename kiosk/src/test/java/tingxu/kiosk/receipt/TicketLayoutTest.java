package tingxu.kiosk.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.Slip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class TicketLayoutTest {

    @TempDir Path folder;

    @Test
    void theHallsOwnFileIsTheFaceOfItsTickets() throws Exception {
        write("text centre | 某某市政务服务中心\ntext big | {number}\ncut full");

        assertThat(
                        TicketLayout.in(folder, PrinterProfile.NARROW)
                                .fill(Map.of("number", "A001"))
                                .elements())
                .startsWith(new Slip.Text("某某市政务服务中心", Slip.Style.PLAIN.centred()))
                .endsWith(Slip.Cut.FULL);
    }

    @Test
    void withoutOneTheShippedFaceIsUsedOnEveryPaper() throws Exception {
        for (PrinterProfile paper :
                new PrinterProfile[] {PrinterProfile.NARROW, PrinterProfile.WIDE})
            assertThat(TicketLayout.in(folder, paper).fill(Map.of("qr", "TX1")).elements())
                    .contains(new Slip.Qr("TX1", 6));
    }

    @Test
    void aMistakeNamesTheFileAndTheLine() throws IOException {
        write("rule\ntext | {nummer}");
        assertThatThrownBy(() -> TicketLayout.in(folder, PrinterProfile.WIDE))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("ticket.layout")
                .hasMessageContaining("line 2")
                .hasMessageContaining("{nummer}");
        write("logo none.png");
        assertThatThrownBy(() -> TicketLayout.in(folder, PrinterProfile.WIDE))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("line 1");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(TicketLayout.FILE), text);
    }
}
