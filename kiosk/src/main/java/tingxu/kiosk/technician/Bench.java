package tingxu.kiosk.technician;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a technician sees of a kiosk's devices, and tries on them. */
public final class Bench {

    /** For a slip, and to lay it under the scanner. */
    static final Duration PRINTS = Duration.ofSeconds(20);

    static final Duration SCANS = Duration.ofSeconds(20);

    private static final Trouble NO_PRINTER =
            new Trouble(
                    "本机没有打印机，请在 kiosk.yaml 里写 devices.printer",
                    "This kiosk has no printer: name one in kiosk.yaml, devices.printer",
                    "printer-silent");
    private static final Trouble LATE =
            new Trouble("打印机没有按时说完", "The printer did not finish in time", "printer-silent");

    /**
     * A device as it is.
     *
     * @param lastMishap what was wrong last, perhaps long ago; null if nothing since the start
     * @param lastAt when it began
     */
    public record Shown(
            String name, Health health, @Nullable Trouble lastMishap, @Nullable Instant lastAt) {}

    /** How a scan that was tried went. */
    public enum Scanned {
        /** The very code of the slip that was printed here. */
        SAME,
        /** Another code: the scanner reads, but that is not the slip. */
        OTHER,
        NOTHING
    }

    private record Mishap(Trouble trouble, Instant at) {}

    private final InstantSource wall;
    private final Supplier<String> codes;
    private final List<Device> devices = new ArrayList<>();
    private final SortedMap<String, Mishap> mishaps = new TreeMap<>();
    private @Nullable Function<Slip, CompletableFuture<PrintOutcome>> printer;
    private @Nullable CompletableFuture<String> awaited;
    private @Nullable String printedCode;

    /**
     * @param wall the time of day
     * @param codes for test slips, such as nobody else prints
     */
    public Bench(InstantSource wall, Supplier<String> codes) {
        this.wall = wall;
        this.codes = codes;
    }

    // ------------------------------------------------------------------ wiring, before the start

    public synchronized void has(Device device) {
        devices.add(device);
    }

    public synchronized void printsAt(Function<Slip, CompletableFuture<PrintOutcome>> function) {
        this.printer = function;
    }

    /** Keeps what goes wrong, and hands all of it on. */
    public Consumer<Health> feelings(String device, Consumer<Health> next) {
        return health -> {
            switch (health) {
                case Health.Strained(Trouble trouble) -> note(device, trouble);
                case Health.Gone(Trouble trouble) -> note(device, trouble);
                case Health.Ready() -> {}
            }
            next.accept(health);
        };
    }

    private synchronized void note(String device, Trouble trouble) {
        mishaps.put(device, new Mishap(trouble, wall.instant()));
    }

    /** While a technician tries the scanner, a code is not a citizen's. */
    public Consumer<String> scans(Consumer<String> citizen) {
        return text -> {
            CompletableFuture<String> waiting;
            synchronized (this) {
                waiting = awaited;
                awaited = null;
            }
            if (waiting == null || !waiting.complete(text)) citizen.accept(text);
        };
    }

    // ------------------------------------------------------------------ for the page

    public synchronized List<Shown> devices() {
        return devices.stream()
                .map(device -> {
                    String name = device.id().name();
                    Mishap last = mishaps.get(name);
                    return new Shown(
                            name,
                            device.health(),
                            last == null ? null : last.trouble,
                            last == null ? null : last.at);
                })
                .toList();
    }

    /** Prints a slip that is no ticket; always comes, and never fails. */
    public CompletableFuture<PrintOutcome> print() {
        String code = codes.get();
        Function<Slip, CompletableFuture<PrintOutcome>> out;
        synchronized (this) {
            out = printer;
        }
        if (out == null)
            return CompletableFuture.completedFuture(new PrintOutcome.NotPrinted(NO_PRINTER));
        return out.apply(slip(code))
                .copy()
                .completeOnTimeout(
                        new PrintOutcome.Unknown(LATE), PRINTS.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(outcome -> {
                    if (outcome instanceof PrintOutcome.Printed) printed(code);
                    return outcome;
                });
    }

    private synchronized void printed(String code) {
        printedCode = code;
    }

    private static Slip slip(String code) {
        return Slip.of(
                new Slip.Text("测试页 TEST PAGE", Slip.Style.PLAIN.bolder().centred()),
                new Slip.Text("不是排队号 not a ticket", Slip.Style.PLAIN.centred()),
                new Slip.Qr(code, 6),
                new Slip.Feed(3),
                Slip.Cut.PARTIAL);
    }

    /** The next code that a scanner or camera reads; of its text nothing is shown or kept. */
    public CompletableFuture<Scanned> scan() {
        CompletableFuture<String> next = new CompletableFuture<>();
        String expected;
        synchronized (this) {
            if (awaited != null) awaited.cancel(false);
            awaited = next;
            expected = printedCode;
        }
        return next.orTimeout(SCANS.toMillis(), TimeUnit.MILLISECONDS)
                .handle((text, none) -> {
                    if (none != null) return Scanned.NOTHING;
                    return text.equals(expected) ? Scanned.SAME : Scanned.OTHER;
                });
    }

    /** The technician has gone: codes are citizens' again. */
    public synchronized void leave() {
        if (awaited != null) awaited.cancel(false);
        awaited = null;
    }
}
