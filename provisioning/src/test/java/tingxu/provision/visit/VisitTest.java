package tingxu.provision.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.box.Box;
import tingxu.provision.box.BoxPlan;
import tingxu.wire.NodeId;

import java.nio.file.Path;
import java.util.List;

class VisitTest {

    @TempDir Path data;

    @Test
    void aCitizenGoesFromACardsBytesToARating() throws Exception {
        var plan = new BoxPlan(data, HallFile.demo(), 0, 0, List.of(new NodeId("k01")), null);
        try (Box box = new Box(plan)) {
            VisitReport report = Visit.of(box);
            assertThat(report.hops())
                    .extracting(Hop::name)
                    .containsExactly(
                            "card",
                            "number",
                            "paper",
                            "confirmed",
                            "waiting",
                            "next",
                            "led",
                            "announcement",
                            "started",
                            "served",
                            "invitation",
                            "rating",
                            "figures");
            assertThat(report.ticket()).isEqualTo("A001");
            assertThat(report.json()).contains("\"total_ms\"").contains("\"rating\":5");
        }
    }

    @Test
    void aHallComesBackWithItsPeopleAndItsMachinesAfterARestart() throws Exception {
        var plan = new BoxPlan(data, HallFile.demo(), 0, 0, List.of(new NodeId("k01")), null);
        try (Box box = new Box(plan)) {
            Visit.of(box);
        }
        try (Box again = new Box(plan)) {
            assertThat(again.controller().loop().state().figures().total().served()).isEqualTo(1);
            assertThat(again.slots().slots()).hasSize(2);
            assertThat(again.kiosks()).hasSize(1);
        }
    }
}
