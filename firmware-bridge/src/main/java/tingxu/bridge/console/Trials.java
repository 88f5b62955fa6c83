package tingxu.bridge.console;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Shown;
import tingxu.bridge.board.matrix.MatrixBoard;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.console.Verdict.Outcome;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Label;
import tingxu.bridge.pad.Pad;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.scanner.QrScanner;
import tingxu.bridge.scanner.Scan;
import tingxu.bridge.signal.CallButton;
import tingxu.bridge.signal.Glow;
import tingxu.bridge.signal.Lamp;
import tingxu.bridge.voice.Announcer;
import tingxu.bridge.voice.Phrase;
import tingxu.bridge.voice.Spoken;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What can be tried on a device that answers, each kind by its own work. */
final class Trials {

    private static final Duration WORKS = Duration.ofSeconds(10);
    private static final Duration INVITATION = Duration.ofSeconds(2);
    private static final int QUEUE = 64;
    private static final int LEAST_FLIPS = 4;
    private static final String SAMPLE = "A000";

    private static final Label PRINTED = new Label("打印", "prints");
    private static final Label READ_BACK = new Label("读回票上的码", "reads the ticket's code back");
    private static final Label DISPLAYED = new Label("显示", "shows");
    private static final Label INVITED = new Label("亮键", "lights its keys");
    private static final Label MODULE = new Label("安全模块编号", "tells its module's number");
    private static final Label SPOKEN = new Label("出声", "speaks");
    private static final Label BLINKED = new Label("闪灯", "blinks");
    private static final Label PRESSED = new Label("按下", "is pressed");

    private final Duration handTime;
    private final String code;
    private final Consumer<Label> prompts;
    private final Stage stage;
    private final BlockingQueue<Object> happened = new LinkedBlockingQueue<>(QUEUE);
    private boolean printed;

    Trials(Duration handTime, String code, Consumer<Label> prompts, Stage stage) {
        this.stage = stage;
        this.handTime = handTime;
        this.code = code;
        this.prompts = prompts;
    }

    private record Happened(String device, Object event) {}

    /** What does not fit is not waited for: a queue is never full of what a test wants. */
    void happened(String device, Object event) {
        if (!happened.offer(new Happened(device, event))) happened.clear();
    }

    /** Null where nothing can be tried but that it answers. */
    @Nullable Verdict of(Subject subject, Device device) throws InterruptedException {
        if (device instanceof TicketPrinter printer) return printed(subject, printer);
        if (subject.kind().equals(Kinds.SCANNER) || subject.kind().equals(Kinds.CAMERA))
            return readBack(subject, device);
        if (device instanceof Board board) return displayed(subject, board);
        if (device instanceof Pad pad) return invited(subject, pad);
        if (device instanceof CardReader reader) return module(subject, reader);
        if (device instanceof Announcer announcer) return spoken(subject, announcer);
        if (device instanceof Lamp lamp) return blinked(subject, lamp);
        if (device instanceof CallButton) return pressed(subject);
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
                    yield Verdict.pass(
                            subject,
                            PRINTED,
                            new Label("打印机确认已出票", "the printer has confirmed the slip"));
                }
                case PrintOutcome.NotPrinted(Trouble trouble) ->
                        Verdict.fail(subject, PRINTED, trouble);
                case PrintOutcome.Unknown(Trouble trouble) ->
                        Verdict.fail(subject, PRINTED, trouble);
            };
        } catch (TimeoutException late) {
            return Verdict.fail(subject, PRINTED, "printer-silent");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a print never fails", broken);
        }
    }

    private Verdict readBack(Subject subject, Device device) throws InterruptedException {
        if (!printed)
            return Verdict.skipped(
                    subject,
                    READ_BACK,
                    new Label("没有打出可读的票", "no ticket was printed that it could read"));
        prompts.accept(
                new Label("请把刚打出的票放到扫码器前", "Hold the slip that was printed before the scanner"));
        if (device instanceof QrScanner scanner) scanner.trigger();
        Object event = next(subject, handTime);
        if (device instanceof QrScanner scanner) scanner.stop();
        if (event instanceof Scan scan && scan.text().equals(code))
            return Verdict.pass(subject, READ_BACK, new Label("内容一致", "the very same"));
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
        BoardFace face = BoardFace.number(SAMPLE);
        board.show(face);
        long end = System.nanoTime() + WORKS.toNanos();
        while (System.nanoTime() - end < 0)
            if (next(subject, WORKS) instanceof Shown shown && shown.face().equals(face))
                return shown(subject, board);
        return Verdict.fail(subject, DISPLAYED, "board-silent");
    }

    /** Bare chips confirm nothing: what was written has left, and that is all that is known. */
    private Verdict shown(Subject subject, Board board) {
        String device = subject.id().name();
        if (stage.holds(device))
            return stage.shows(device, SAMPLE)
                    ? Verdict.pass(
                            subject,
                            DISPLAYED,
                            new Label(
                                    "模拟的芯片上是 " + SAMPLE, SAMPLE + " stands on the simulated chips"))
                    : Verdict.fail(subject, DISPLAYED, "board-spi");
        return board instanceof MatrixBoard
                ? Verdict.pass(
                        subject,
                        DISPLAYED,
                        new Label(
                                "已写出（芯片不会应答），请看屏上是否为 " + SAMPLE,
                                "was written, chips do not answer; see whether "
                                        + SAMPLE
                                        + " stands there"))
                : Verdict.pass(
                        subject,
                        DISPLAYED,
                        new Label(
                                "控制卡已确认，请看屏上是否为 " + SAMPLE,
                                "the card has confirmed; see whether " + SAMPLE + " stands there"));
    }

    private Verdict invited(Subject subject, Pad pad) throws InterruptedException {
        pad.invite(INVITATION);
        Object event = next(subject, WORKS);
        pad.dark();
        return event == null
                ? Verdict.fail(subject, INVITED, "pad-silent")
                : Verdict.pass(
                        subject,
                        INVITED,
                        new Label("已亮键并答复", "it was lit and told how that ended"));
    }

    private Verdict module(Subject subject, CardReader reader) {
        String module = reader.module();
        return module == null
                ? Verdict.fail(subject, MODULE, "card-module-refuses")
                : Verdict.pass(subject, MODULE, Label.plain(module));
    }

    private Verdict blinked(Subject subject, Lamp lamp) throws InterruptedException {
        String device = subject.id().name();
        int before = stage.flips(device);
        lamp.glow(Glow.URGENT);
        next(subject, INVITATION); // a lamp tells nothing: this is the time to look at it
        lamp.glow(Glow.OFF);
        if (!stage.holds(device))
            return Verdict.pass(
                    subject,
                    BLINKED,
                    new Label("已闪两秒，请看灯", "it was driven for two seconds; look at it"));
        int flips = stage.flips(device) - before;
        return flips < LEAST_FLIPS
                ? Verdict.fail(subject, BLINKED, "lamp-pin")
                : Verdict.pass(
                        subject,
                        BLINKED,
                        new Label(
                                "模拟的引脚变了 " + flips + " 次",
                                "the simulated wire has changed " + flips + " times"));
    }

    private Verdict pressed(Subject subject) throws InterruptedException {
        boolean simulated = stage.holds(subject.id().name());
        if (simulated) stage.press(subject.id().name());
        else
            prompts.accept(
                    new Label("请按一下 " + subject.id() + " 按钮", "Press the button " + subject.id()));
        if (next(subject, handTime) != null)
            return Verdict.pass(
                    subject,
                    PRESSED,
                    simulated
                            ? new Label("按了模拟的引脚，已收到", "the simulated wire was pulled, and heard")
                            : new Label("已收到", "it was heard"));
        return simulated
                ? Verdict.fail(subject, PRESSED, "button-pin")
                : Verdict.skipped(subject, PRESSED, new Label("没有人按", "nobody has pressed it"));
    }

    private Verdict spoken(Subject subject, Announcer announcer) throws InterruptedException {
        announcer.announce(Phrase.call("A001", 1, 0));
        Object event = next(subject, 2 * WORKS.toMillis());
        if (!(event instanceof Spoken spoken)) return Verdict.fail(subject, SPOKEN, "voice-silent");
        return switch (spoken.fate()) {
            case HEARD ->
                    Verdict.pass(subject, SPOKEN, new Label("已播放，请听", "was played; listen for it"));
            case WRITTEN ->
                    Verdict.skipped(
                            subject,
                            SPOKEN,
                            new Label(
                                    "本机没有声卡，播报写进了文件",
                                    "there is no sound card: the words went into a file"));
            case MERGED, DROPPED, FAILED -> {
                Trouble trouble = spoken.trouble();
                yield trouble == null
                        ? Verdict.fail(subject, SPOKEN, "voice-silent")
                        : Verdict.fail(subject, SPOKEN, trouble);
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
}
