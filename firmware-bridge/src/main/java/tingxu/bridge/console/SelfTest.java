package tingxu.bridge.console;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.Parts;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Shown;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.console.Verdict.Outcome;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Shared;
import tingxu.bridge.pad.Pad;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.scanner.QrScanner;
import tingxu.bridge.scanner.Scan;
import tingxu.bridge.voice.Announcer;
import tingxu.bridge.voice.Phrase;
import tingxu.bridge.voice.Spoken;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Tries the devices of one machine, closed loop where one device can see what another has done: a
 * ticket is printed, and the scanner must read its code back.
 */
public final class SelfTest {

    /** How long a device has to say how it is. */
    private static final Duration ANSWERS = Duration.ofSeconds(8);

    private static final Duration WORKS = Duration.ofSeconds(10);
    private static final Duration INVITATION = Duration.ofSeconds(2);
    private static final int QUEUE = 64;

    private static final Label ANSWERED = new Label("应答", "answers");
    private static final Label PRINTED = new Label("打印", "prints");
    private static final Label READ_BACK = new Label("读回票上的码", "reads the ticket's code back");
    private static final Label DISPLAYED = new Label("显示", "shows");
    private static final Label INVITED = new Label("亮键", "lights its keys");
    private static final Label MODULE = new Label("安全模块编号", "tells its module's number");
    private static final Label SPOKEN = new Label("出声", "speaks");
    private static final Label FINE = new Label("正常", "well");

    private final Shared shared = new Shared();
    private final List<Subject> subjects;
    private final Path folder;
    private final InstantSource clock;
    private final Duration handTime;
    private final String code;
    private final Consumer<Verdict> verdicts;
    private final Consumer<Label> prompts;
    private final Map<String, CompletableFuture<Health>> felt = new ConcurrentHashMap<>();
    private final BlockingQueue<Object> happened = new LinkedBlockingQueue<>(QUEUE);
    private boolean printed;

    /**
     * @param folder of their file
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param handTime how long to wait for what a person must do
     * @param code on the test ticket, such as nobody else prints
     * @param verdicts told of each as it is known
     * @param prompts what the technician shall do now
     */
    public SelfTest(
            List<Subject> subjects,
            Path folder,
            InstantSource clock,
            Duration handTime,
            String code,
            Consumer<Verdict> verdicts,
            Consumer<Label> prompts) {
        this.subjects = List.copyOf(subjects);
        this.folder = folder;
        this.clock = clock;
        this.handTime = handTime;
        this.code = code;
        this.verdicts = verdicts;
        this.prompts = prompts;
    }

    /** Opens every device, tries it, and closes all again. */
    public List<Verdict> run() throws FileWrong, InterruptedException {
        List<Verdict> all = new ArrayList<>();
        try (Parts parts = new Parts()) {
            List<Device> devices = new ArrayList<>();
            for (Subject subject : subjects) {
                felt.put(subject.id().name(), new CompletableFuture<>());
                Device device = parts.keep(device(subject.kind(), subject));
                subject.entry().nothingElse();
                devices.add(device);
            }
            devices.forEach(Device::start);
            // A ticket must be there before a scanner can read it.
            for (Kind<?, ?> kind : Kinds.ALL)
                for (Subject subject : subjects)
                    if (subject.kind().equals(kind))
                        for (Verdict verdict :
                                tried(subject, devices.get(subjects.indexOf(subject)))) {
                            all.add(verdict);
                            verdicts.accept(verdict);
                        }
        }
        return all;
    }

    private <D extends Device, E> D device(Kind<D, E> kind, Subject subject) throws FileWrong {
        var make = kind.make(subject.entry());
        String name = subject.id().name();
        Fitting fitting =
                new Fitting(
                        subject.id(),
                        subject.entry(),
                        make.baud(),
                        folder,
                        clock,
                        health -> Objects.requireNonNull(felt.get(name)).complete(health),
                        UnaryOperator.identity(),
                        shared);
        return make.driver().make(fitting, event -> happened(name, event));
    }

    private record Happened(String device, Object event) {}

    /** What does not fit is not waited for: a queue is never full of what a test wants. */
    private void happened(String device, Object event) {
        if (!happened.offer(new Happened(device, event))) happened.clear();
    }

    // ------------------------------------------------------------------ one device

    private List<Verdict> tried(Subject subject, Device device) throws InterruptedException {
        Health health = health(subject);
        if (health instanceof Health.Gone(Trouble trouble))
            return List.of(fail(subject, ANSWERED, trouble));
        Verdict answers =
                health instanceof Health.Strained(Trouble trouble)
                        ? new Verdict(
                                subject.id().name(),
                                ANSWERED,
                                Outcome.PASS,
                                new Label(trouble.zh(), trouble.en()),
                                trouble.remedy())
                        : pass(subject, ANSWERED, FINE);
        Verdict work = work(subject, device);
        return work == null ? List.of(answers) : List.of(answers, work);
    }

    /** The first health that a device tells is its answer: until then it counts as gone. */
    private Health health(Subject subject) throws InterruptedException {
        CompletableFuture<Health> first = Objects.requireNonNull(felt.get(subject.id().name()));
        try {
            return first.get(ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return new Health.Gone(
                    new Trouble("设备没有应答", "The device does not answer", "device-silent"));
        } catch (ExecutionException broken) {
            throw new IllegalStateException("health is never a failure", broken);
        }
    }

    private @Nullable Verdict work(Subject subject, Device device) throws InterruptedException {
        if (device instanceof TicketPrinter printer) return printed(subject, printer);
        if (device instanceof QrScanner scanner) return readBack(subject, scanner);
        if (device instanceof Board board) return displayed(subject, board);
        if (device instanceof Pad pad) return invited(subject, pad);
        if (device instanceof CardReader reader) return module(subject, reader);
        if (device instanceof Announcer announcer) return spoken(subject, announcer);
        return null; // that it answers is all that can be tried
    }

    private Verdict printed(Subject subject, TicketPrinter printer) throws InterruptedException {
        Slip slip =
                Slip.of(
                        new Slip.Text("设备自检 SELF-TEST", Slip.Style.PLAIN.bolder().centred()),
                        new Slip.Text("不是排队号 not a ticket", Slip.Style.PLAIN.centred()),
                        new Slip.Qr(code, 6),
                        new Slip.Feed(3),
                        Slip.Cut.PARTIAL);
        try {
            return switch (printer.print(slip).get(2 * WORKS.toMillis(), TimeUnit.MILLISECONDS)) {
                case PrintOutcome.Printed() -> {
                    printed = true;
                    yield pass(
                            subject,
                            PRINTED,
                            new Label("打印机确认已出票", "the printer has confirmed the slip"));
                }
                case PrintOutcome.NotPrinted(Trouble trouble) -> fail(subject, PRINTED, trouble);
                case PrintOutcome.Unknown(Trouble trouble) -> fail(subject, PRINTED, trouble);
            };
        } catch (TimeoutException late) {
            return fail(subject, PRINTED, "printer-silent");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a print never fails", broken);
        }
    }

    private Verdict readBack(Subject subject, QrScanner scanner) throws InterruptedException {
        if (!printed)
            return skipped(
                    subject,
                    READ_BACK,
                    new Label("没有打出可读的票", "no ticket was printed that it could read"));
        prompts.accept(
                new Label("请把刚打出的票放到扫码器前", "Hold the slip that was printed before the scanner"));
        scanner.trigger();
        Object event = next(subject, handTime);
        scanner.stop();
        if (event instanceof Scan scan && scan.text().equals(code))
            return pass(subject, READ_BACK, new Label("内容一致", "the very same"));
        if (event == null)
            return new Verdict(
                    subject.id().name(),
                    READ_BACK,
                    Outcome.FAIL,
                    new Label(
                            "没有读到码：看扫码器是否亮灯、票是否平整",
                            "read nothing: see whether its light is on, lay the slip flat"),
                    "scanner-silent");
        return new Verdict(
                subject.id().name(),
                READ_BACK,
                Outcome.FAIL,
                new Label("读到的不是这张票的码", "read something else than this slip's code"),
                "scanner-wrong-code");
    }

    private Verdict displayed(Subject subject, Board board) throws InterruptedException {
        BoardFace face = BoardFace.number("A000");
        board.show(face);
        long end = System.nanoTime() + WORKS.toNanos();
        while (System.nanoTime() - end < 0)
            if (next(subject, WORKS) instanceof Shown shown && shown.face().equals(face))
                return pass(
                        subject,
                        DISPLAYED,
                        new Label(
                                "控制卡已确认，请看屏上是否为 A000",
                                "the card has confirmed; see whether A000 stands there"));
        return fail(subject, DISPLAYED, "board-silent");
    }

    private Verdict invited(Subject subject, Pad pad) throws InterruptedException {
        pad.invite(INVITATION);
        Object event = next(subject, WORKS);
        pad.dark();
        return event == null
                ? fail(subject, INVITED, "pad-silent")
                : pass(subject, INVITED, new Label("已亮键并答复", "it was lit and told how that ended"));
    }

    private Verdict module(Subject subject, CardReader reader) {
        String module = reader.module();
        return module == null
                ? fail(subject, MODULE, "card-module-refuses")
                : pass(subject, MODULE, Label.plain(module));
    }

    private Verdict spoken(Subject subject, Announcer announcer) throws InterruptedException {
        announcer.announce(Phrase.call("A001", 1, 0));
        Object event = next(subject, 2 * WORKS.toMillis());
        if (!(event instanceof Spoken spoken)) return fail(subject, SPOKEN, "voice-silent");
        return switch (spoken.fate()) {
            case HEARD -> pass(subject, SPOKEN, new Label("已播放，请听", "was played; listen for it"));
            case WRITTEN ->
                    skipped(
                            subject,
                            SPOKEN,
                            new Label(
                                    "本机没有声卡，播报写进了文件",
                                    "there is no sound card: the words went into a file"));
            case MERGED, DROPPED, FAILED -> {
                Trouble trouble = spoken.trouble();
                yield trouble == null
                        ? fail(subject, SPOKEN, "voice-silent")
                        : fail(subject, SPOKEN, trouble);
            }
        };
    }

    /** What happens next at this device; null when the time is up. */
    private @Nullable Object next(Subject subject, Duration limit) throws InterruptedException {
        return next(subject, limit.toMillis());
    }

    private @Nullable Object next(Subject subject, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() - end < 0) {
            Object event = happened.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event instanceof Happened(String device, Object what)
                    && device.equals(subject.id().name())) return what;
        }
        return null;
    }

    // ------------------------------------------------------------------ verdicts

    private static Verdict pass(Subject subject, Label check, Label said) {
        return new Verdict(subject.id().name(), check, Outcome.PASS, said, null);
    }

    private static Verdict skipped(Subject subject, Label check, Label why) {
        return new Verdict(subject.id().name(), check, Outcome.SKIPPED, why, null);
    }

    private static Verdict fail(Subject subject, Label check, Trouble trouble) {
        return new Verdict(
                subject.id().name(),
                check,
                Outcome.FAIL,
                new Label(trouble.zh(), trouble.en()),
                trouble.remedy());
    }

    private static Verdict fail(Subject subject, Label check, String remedy) {
        return new Verdict(
                subject.id().name(),
                check,
                Outcome.FAIL,
                new Label("没有按时完成", "was not done in time"),
                remedy);
    }
}
