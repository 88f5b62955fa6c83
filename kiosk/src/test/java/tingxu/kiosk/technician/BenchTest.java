package tingxu.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.printer.PrintOutcome;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a technician tries, beside the citizens' business. */
class BenchTest {

    private static final Trouble OUT = new Trouble("缺纸", "out of paper", "printer-paper-out");

    private final InstantSource wall = InstantSource.fixed(Instant.parse("2026-11-22T01:00:00Z"));
    private final Bench bench = new Bench(wall, () -> "code-1");
    private final List<String> citizens = new ArrayList<>();
    private final Consumer<String> scanner = bench.scans(citizens::add);

    @Test
    void oneCodeIsTheTechniciansAndAllOthersAreCitizens() {
        scanner.accept("before");
        CompletableFuture<Bench.Scanned> tried = bench.scan();
        scanner.accept("tried");
        scanner.accept("after");

        assertThat(tried).isCompletedWithValue(Bench.Scanned.OTHER);
        assertThat(citizens).containsExactly("before", "after");
    }

    @Test
    void aTechnicianWhoHasLeftTakesNoCodeAway() {
        CompletableFuture<Bench.Scanned> tried = bench.scan();
        bench.leave();
        scanner.accept("ticket");

        assertThat(tried).isCompletedWithValue(Bench.Scanned.NOTHING);
        assertThat(citizens).containsExactly("ticket");
    }

    @Test
    void theCodeOfTheSlipThatCameOutIsKnownAgain() {
        bench.printsAt(_ -> CompletableFuture.completedFuture(new PrintOutcome.Printed()));
        assertThat(bench.print()).isCompletedWithValue(new PrintOutcome.Printed());
        CompletableFuture<Bench.Scanned> tried = bench.scan();
        scanner.accept("code-1");

        assertThat(tried).isCompletedWithValue(Bench.Scanned.SAME);
    }

    @Test
    void aSlipThatDidNotComeOutHasNoCode() {
        assertThat(bench.print().join()).isInstanceOf(PrintOutcome.NotPrinted.class);
        bench.printsAt(_ -> CompletableFuture.completedFuture(new PrintOutcome.NotPrinted(OUT)));
        assertThat(bench.print()).isCompleted();
        CompletableFuture<Bench.Scanned> tried = bench.scan();
        scanner.accept("code-1");

        assertThat(tried).isCompletedWithValue(Bench.Scanned.OTHER);
    }

    @Test
    void feelingsGoOnAndTheLastTroubleIsKept() {
        List<Health> heard = new ArrayList<>();
        Consumer<Health> feelings = bench.feelings("printer", heard::add);
        feelings.accept(new Health.Gone(OUT));
        feelings.accept(new Health.Ready());

        assertThat(heard).containsExactly(new Health.Gone(OUT), new Health.Ready());
    }
}
