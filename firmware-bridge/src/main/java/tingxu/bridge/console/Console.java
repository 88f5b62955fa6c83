package tingxu.bridge.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Session;
import tingxu.bridge.port.TracedPort;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Speaks to one device by hand: what is typed goes out, and all that passes is shown. */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final Duration QUIET = Duration.ofMillis(60);
    private static final Duration FAREWELL = Duration.ofMillis(800);
    private static final int PIECE = 2_048;
    private static final int HEARD_AT_MOST = 8_192;

    private final Make<?, ?> make;
    private final boolean chinese;
    private final Consumer<String> paper;
    private final View view;
    private final Port port;
    private final Thread listener;
    private volatile Bytes heard = Bytes.NONE;
    private volatile long heardAtNanos = System.nanoTime();
    private volatile boolean gone;
    private volatile boolean closing;

    /**
     * @param line open; closed with the console
     * @param paper takes lines for a person
     * @param record takes the lines of a {@code .session}
     */
    public Console(
            Port line,
            Make<?, ?> make,
            boolean chinese,
            boolean colours,
            Consumer<String> paper,
            Consumer<String> record) {
        this.make = make;
        this.chinese = chinese;
        this.paper = paper;
        this.view = new View(make, chinese, colours, paper);
        this.port =
                new TracedPort(line, record.andThen(view).andThen(this::note), make.veil().get());
        this.listener = Thread.ofPlatform().name("console").daemon().start(this::listen);
    }

    /** Until the technician leaves, the text ends or the line is lost; true unless it is lost. */
    public boolean converse(BufferedReader typing) throws IOException {
        String line = typing.readLine();
        while (line != null && !gone) {
            if (!obey(Typed.read(line, make))) return true;
            line = typing.readLine();
        }
        letTheLastAnswerCome();
        return !gone;
    }

    /**
     * Says what the host said then, each when the device has answered as much as it did then or the
     * time for it is up.
     *
     * @return how many answers differed
     */
    public int replay(List<Session.Step> steps) throws PortGone {
        int differing = 0;
        Bytes due = Bytes.NONE;
        Duration patience = FAREWELL;
        for (Session.Step step : steps) {
            switch (step) {
                case Session.ToDevice(int _, Bytes bytes) -> {
                    differing += answered(due, patience);
                    due = Bytes.NONE;
                    patience = FAREWELL;
                    forget();
                    port.write(bytes.toArray());
                }
                case Session.FromDevice(int _, Bytes bytes) -> due = due.plus(bytes);
                case Session.Pause(int _, Duration length) -> patience = patience.plus(length);
            }
        }
        return differing + answered(due, patience);
    }

    private int answered(Bytes due, Duration patience) {
        if (due.isEmpty()) return 0;
        long end = System.nanoTime() + patience.toNanos();
        while (!gone && heard.length() < due.length() && System.nanoTime() - end < 0)
            LockSupport.parkNanos(QUIET.toNanos() / 10);
        boolean same = heard.equals(due);
        view.quiet();
        if (!same)
            say("答复与记录不同；当时是 " + due, "the answer is not the recorded one, which was " + due);
        return same ? 0 : 1;
    }

    /** What the device said since the host last spoke, as a trace may show it. */
    private synchronized void note(String line) {
        if (line.startsWith("<") && heard.length() < HEARD_AT_MOST)
            heard = heard.plus(Bytes.hex(line.substring(1)));
    }

    private synchronized void forget() {
        heard = Bytes.NONE;
    }

    private boolean obey(Typed typed) {
        switch (typed) {
            case Typed.Say(Bytes bytes) -> write(bytes);
            case Typed.Wait(Duration length) -> LockSupport.parkNanos(length.toNanos());
            case Typed.Help() -> help();
            case Typed.Wrong(Label why) -> paper.accept(why.in(chinese));
            case Typed.Nothing() -> {}
            case Typed.Quit() -> {
                return false;
            }
        }
        return true;
    }

    private void write(Bytes bytes) {
        try {
            port.write(bytes.toArray());
            heardAtNanos = System.nanoTime();
        } catch (PortGone lost) {
            lost(lost);
        }
    }

    private void help() {
        for (Phrase phrase : make.phrases())
            paper.accept("  %-12s %s".formatted(phrase.name(), phrase.meaning().in(chinese)));
        say("  AA 90        这些字节", "  AA 90        these bytes");
        say("  \"AT\\r\\n\"     这些字母", "  \"AT\\r\\n\"     these letters");
        say("  wait 500     等 500 毫秒", "  wait 500     waits 500 ms");
        say("  quit         结束", "  quit         ends");
    }

    private void letTheLastAnswerCome() {
        while (!gone && System.nanoTime() - heardAtNanos < FAREWELL.toNanos())
            LockSupport.parkNanos(QUIET.toNanos());
        view.quiet();
    }

    private void listen() {
        byte[] piece = new byte[PIECE];
        try {
            while (true) {
                int count = port.read(piece, QUIET);
                if (count == 0) view.quiet();
                else heardAtNanos = System.nanoTime();
                Arrays.fill(piece, 0, count, (byte) 0);
            }
        } catch (PortGone lost) {
            lost(lost);
        }
    }

    private void lost(PortGone why) {
        if (!gone) LOG.debug("the line is gone", why);
        boolean first = !gone && !closing;
        gone = true;
        view.quiet();
        if (first) say("线路断开：" + why.getMessage(), "the line is gone: " + why.getMessage());
    }

    private void say(String zh, String en) {
        paper.accept(chinese ? zh : en);
    }

    @Override
    public void close() {
        closing = true;
        port.close();
        try {
            if (!listener.join(Duration.ofSeconds(5))) LOG.error("the console's ear does not end");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
