package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;
import tingxu.bridge.printer.PrintData.Letter;
import tingxu.bridge.printer.PrintData.Order;
import tingxu.bridge.printer.PrintData.Said;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** An ESC/POS printer on the far end of a tty: prints onto {@link Paper}, and has bad moods. */
public final class SimulatedPrinter implements AutoCloseable {

    /** How many papers it remembers. */
    public static final int MEMORY = 1_000;

    private static final Duration A_LINE = Duration.ofMillis(8);
    private static final Duration A_SLOW_LINE = Duration.ofMillis(150);
    private static final int LINES_BEFORE_THE_ROLL_ENDS = 2;
    private static final int FORGET_AND_GO_ON = 2;
    private static final long A_MILLISECOND = 1_000_000;
    private static final byte[] STRAY = {(byte) 0x85, (byte) 0xFF, (byte) 0xC1};

    /** How a printer can be. */
    public enum Mood {
        HEALTHY,
        /** Every line takes nearly twenty times as long. */
        SLOW,
        NEAR_END,
        PAPER_OUT,
        /** The roll ends two lines into the next slip. */
        PAPER_OUT_MID_PRINT,
        COVER_OPEN,
        /** The knife gets stuck at the next cut; what is buffered is lost with the power. */
        KNIFE_JAMS,
        /** The print head is hot; it still prints. */
        HEAD_HOT,
        /** Answers one byte a millisecond. */
        TRICKLE,
        /** Stray bytes before every answer. */
        NOISE,
        /** The cable is pulled two lines into the next slip. */
        HANGS_UP_MID_PRINT,
        /** Takes bytes and never answers. */
        DEAF,
        /** Answers every question with bytes that mean nothing. */
        GARBAGE
    }

    private final PrintData data = new PrintData();
    private final PrintHead head;
    private final Queue<Said> buffer = new ArrayDeque<>();
    private final Deque<Paper> papers = new ArrayDeque<>();
    private final List<Consumer<Paper>> ears = new CopyOnWriteArrayList<>();
    private final FarEnd line;
    private Mood mood = Mood.HEALTHY;
    private boolean stuck;
    private boolean reports;
    private long busyUntilNanos = System.nanoTime();

    public SimulatedPrinter(Port farEnd) {
        this(farEnd, PrinterProfile.WIDE);
    }

    /** Starts at once. */
    public SimulatedPrinter(Port farEnd, PrinterProfile profile) {
        this.head = new PrintHead(profile);
        synchronized (this) {
            // The new thread may not hear before there is a line to answer on.
            this.line = new FarEnd(farEnd, this::hear);
        }
    }

    /** The papers, oldest first. */
    public synchronized List<Paper> papers() {
        return List.copyOf(papers);
    }

    /** Told of each paper, on the printer's thread. */
    public void onPaper(Consumer<Paper> ear) {
        ears.add(ear);
    }

    /** Whether a slip is coming out: it has begun, is not cut yet, and nothing keeps it back. */
    public synchronized boolean atWork() {
        return head.marks() > 0 && !offline();
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood next) {
        if (stuck) {
            buffer.clear();
            head.reset();
            stuck = false;
        }
        mood = next;
        if (reports) report();
    }

    @Override
    public void close() {
        line.close();
    }

    private void hear(byte[] bytes) {
        List<Paper> fresh;
        synchronized (this) {
            for (Said said : data.feed(Bytes.copyOf(bytes))) {
                if (said instanceof Order(PrinterFrames frame, Bytes parameters)
                        && frame == PrinterFrames.ASK) answer(parameters.at(0));
                else if (said instanceof Order order && order.frame() == PrinterFrames.RECOVER)
                    recover(order.parameters().at(0));
                else if (mood != Mood.DEAF) buffer.add(said);
            }
            fresh = work();
        }
        for (Paper paper : fresh) ears.forEach(ear -> ear.accept(paper));
    }

    /** Prints what there is time for. */
    private List<Paper> work() {
        List<Paper> fresh = new ArrayList<>();
        long now = System.nanoTime();
        while (busyUntilNanos - now <= 0 && !offline()) {
            Said next = buffer.poll();
            if (next == null) {
                busyUntilNanos = now;
                break;
            }
            int before = head.marks();
            Paper paper = print(next);
            if (paper != null) {
                remember(paper);
                fresh.add(paper);
            }
            int lines = Math.max(0, head.marks() - before);
            busyUntilNanos += lines * (mood == Mood.SLOW ? A_SLOW_LINE : A_LINE).toNanos();
        }
        return fresh;
    }

    private @Nullable Paper print(Said said) {
        switch (said) {
            case Letter(int bits) -> head.letter(bits);
            case Order order -> {
                switch (order.frame()) {
                    case REPORT -> {
                        reports = order.parameters().at(0) != 0;
                        if (reports) report();
                    }
                    case PAPER -> say(paperInTurn());
                    case CUT, CUT_OLD, CUT_OLD_PART -> {
                        if (mood == Mood.KNIFE_JAMS) jam();
                        else return head.order(order);
                    }
                    case ASK,
                            RECOVER,
                            START,
                            BOLD,
                            ALIGN,
                            FEED,
                            CHINESE,
                            CHINESE_SIZE,
                            SIZE,
                            QR,
                            PICTURE -> {
                        return head.order(order);
                    }
                }
            }
        }
        if (head.marks() >= LINES_BEFORE_THE_ROLL_ENDS) {
            if (mood == Mood.PAPER_OUT_MID_PRINT) mood(Mood.PAPER_OUT);
            if (mood == Mood.HANGS_UP_MID_PRINT) line.close();
        }
        return null;
    }

    private void jam() {
        stuck = true;
        if (reports) report();
    }

    /** Somebody opens the cover and clears the knife; the printer waits to be told to go on. */
    public synchronized void clearKnife() {
        mood = Mood.COVER_OPEN;
        if (reports) report();
    }

    /** Somebody closes the cover again. */
    public synchronized void closeCover() {
        mood = Mood.HEALTHY;
        if (reports) report();
    }

    private void recover(int how) {
        if (how != FORGET_AND_GO_ON || !stuck || mood == Mood.KNIFE_JAMS) return;
        buffer.clear();
        head.reset();
        stuck = false;
        if (reports) report();
    }

    private void remember(Paper paper) {
        papers.addLast(paper);
        if (papers.size() > MEMORY) papers.removeFirst();
    }

    private boolean offline() {
        return mood == Mood.PAPER_OUT || mood == Mood.COVER_OPEN || stuck;
    }

    private void answer(int question) {
        int bits =
                switch (question) {
                    case 1 -> offline() ? 0x08 : 0;
                    case 2 ->
                            (mood == Mood.COVER_OPEN ? 0x04 : 0)
                                    | (mood == Mood.PAPER_OUT ? 0x20 : 0)
                                    | (stuck ? 0x40 : 0);
                    case 3 -> (stuck ? 0x08 : 0) | (mood == Mood.HEAD_HOT ? 0x40 : 0);
                    case 4 -> mood == Mood.PAPER_OUT ? 0x6C : mood == Mood.NEAR_END ? 0x0C : 0;
                    default -> 0;
                };
        say(0x12 | bits);
    }

    private void report() {
        say(
                0x10 | (offline() ? 0x08 : 0) | (mood == Mood.COVER_OPEN ? 0x20 : 0),
                (stuck ? 0x08 : 0) | (mood == Mood.HEAD_HOT ? 0x40 : 0),
                paperInTurn(),
                0x0F);
    }

    private int paperInTurn() {
        return mood == Mood.PAPER_OUT ? 0x0F : mood == Mood.NEAR_END ? 0x03 : 0;
    }

    private void say(int... bits) {
        byte[] bytes = new byte[bits.length];
        for (int i = 0; i < bits.length; i++) bytes[i] = (byte) bits[i];
        if (mood == Mood.GARBAGE) Arrays.fill(bytes, (byte) 0xC5);
        if (mood == Mood.NOISE) line.say(STRAY);
        if (mood == Mood.TRICKLE) trickle(bytes);
        else if (mood != Mood.DEAF) line.say(bytes);
    }

    private void trickle(byte[] bytes) {
        for (byte b : bytes) {
            LockSupport.parkNanos(A_MILLISECOND);
            line.say(new byte[] {b});
        }
    }
}
