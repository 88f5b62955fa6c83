package tingxu.bridge.board.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.board.BoardBus;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BusBoard;
import tingxu.bridge.board.Shown;
import tingxu.bridge.board.digits.SimulatedDigits.Mood;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.ListeningPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Boards of digits behind real ttys and sockets: our own simulation, and another maker's slave. */
@Timeout(90)
class DigitsBoardTest {

    private static final BoardFace A023 = BoardFace.number("A023");
    private static final String PYTHON = "/usr/bin/python3";

    private final SteadyClock clock = new SteadyClock(Instant.parse("2026-11-22T01:00:00Z"));
    private final Parts parts = new Parts();
    private final List<Shown> shown = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void boardsOnOneLineShowTheirOwnNumbersAndADeafOneHoldsUpNobody() throws Exception {
        Pty pty = Pty.open();
        SimulatedDigits far = parts.keep(new SimulatedDigits(pty, 1, 2, 3));
        far.mood(2, Mood.DEAF);
        BoardBus bus = new BoardBus("rs485", line(pty.path()), clock);
        BusBoard one = parts.keep(board(bus, 1));
        BusBoard two = parts.keep(board(bus, 2));
        BusBoard three = parts.keep(board(bus, 3));
        one.start();
        one.show(A023);
        two.show(BoardFace.paused("用餐"));
        three.show(BoardFace.serving("B007"));

        await().until(() -> far.text(1).equals("A023") && far.text(3).equals("B007"));
        await().until(() -> two.health() instanceof Health.Gone);
        far.mood(2, Mood.HEALTHY);
        await().until(() -> far.text(2).equals("----"));
        assertThat(far.picture(2)).isEqualTo("[  ----]");
        one.show(BoardFace.closed());
        await().until(() -> far.text(1).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "NOISE"})
    void throughABadWireTheNumberArrives(Mood mood) throws Exception {
        Pty pty = Pty.open();
        SimulatedDigits far = parts.keep(new SimulatedDigits(pty, 1));
        far.mood(1, mood);
        BusBoard board = parts.keep(board(new BoardBus("tty", line(pty.path()), clock), 1));
        board.start();
        board.show(A023);

        await().until(() -> shown.contains(new Shown(A023)));
        assertThat(far.text(1)).isEqualTo("A023");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"WRONG_CHECKSUM", "WRONG_ADDRESS", "DEAF", "BUSY"})
    void aBoardThatDoesNotAnswerAsItShouldIsNoticed(Mood mood) throws Exception {
        Pty pty = Pty.open();
        SimulatedDigits far = parts.keep(new SimulatedDigits(pty, 1));
        far.mood(1, mood);
        BusBoard board = parts.keep(board(new BoardBus("tty", line(pty.path()), clock), 1));
        board.start();
        board.show(A023);
        await().until(() ->
                mood == Mood.BUSY
                        ? board.health() instanceof Health.Strained
                        : board.health() instanceof Health.Gone);
        assertThat(shown).isEmpty();

        far.mood(1, Mood.HEALTHY);

        await().until(() -> shown.contains(new Shown(A023)));
        assertThat(board.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void behindAModbusGatewayOnTheNetworkItIsTheSameAndAHangUpIsNoticed() throws Exception {
        ListeningPort socket = ListeningPort.open();
        SimulatedDigits far = parts.keep(new SimulatedDigits(socket, 1));
        BusBoard board = parts.keep(board(new BoardBus("tcp", line(socket.name()), clock), 1));
        board.start();
        board.show(A023);
        await().until(() -> far.text(1).equals("A023"));

        far.mood(1, Mood.HANG_UP);
        board.show(BoardFace.free());

        await().atMost(30, TimeUnit.SECONDS).until(() -> !(board.health() instanceof Health.Ready));
    }

    @Test
    void aMillionBytesOfNoiseDoNotDeafenASimulatedBoard() throws Exception {
        Pty pty = Pty.open();
        SimulatedDigits far = parts.keep(new SimulatedDigits(pty, 1));
        Random random = new Random(16);
        byte[] noise = new byte[10_000];
        byte[] frame = new DigitsDialect(DigitsProfile.LED_485).show(A023).toArray();
        byte[] answers = new byte[256];
        try (Port host = line(pty.path()).open()) {
            for (int round = 0; round < 100; round++) {
                random.nextBytes(noise);
                host.write(noise);
            }
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> {
                        host.write(frame);
                        host.read(answers, Duration.ofMillis(100));
                        return far.text(1).equals("A023");
                    });
        }
    }

    /**
     * Debian's python3-pymodbus is nobody's of ours: what it has in its registers, we have said.
     */
    @Test
    void anotherMakersModbusSlaveHasTheNumberInItsRegisters(@TempDir Path folder) throws Exception {
        assumeTrue(
                hasPymodbus(),
                "SKIPPED: python3-pymodbus and python3-serial-asyncio are not installed");
        Path script = folder.resolve("slave.py");
        try (var in = DigitsBoardTest.class.getResourceAsStream("/modbus/slave.py")) {
            Files.write(script, in.readAllBytes());
        }
        Pty ours = parts.keep(Pty.open());
        Pty theirs = parts.keep(Pty.open());
        FarEnd[] ends = new FarEnd[2];
        ends[0] = parts.keep(new FarEnd(ours, bytes -> pass(bytes, ends[1])));
        ends[1] = parts.keep(new FarEnd(theirs, bytes -> pass(bytes, ends[0])));
        Process slave =
                new ProcessBuilder(PYTHON, script.toString(), theirs.path(), "1", "17")
                        .redirectErrorStream(true)
                        .start();
        List<String> told = new CopyOnWriteArrayList<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> listen(slave, told));
        try {
            await().atMost(40, TimeUnit.SECONDS).until(() -> told.contains("listening"));
            BoardBus bus = new BoardBus("rs485", line(ours.path()), clock);
            BusBoard one = parts.keep(board(bus, 1));
            BusBoard seventeen = parts.keep(board(bus, 17));
            one.start();
            one.show(BoardFace.number("A0023"));
            seventeen.show(BoardFace.number("B7"));

            await().atMost(40, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(told).contains("1: [ A0023]", "17: [    B7]"));
            await().until(() -> shown.contains(new Shown(BoardFace.number("A0023"))));
            await().until(() -> shown.contains(new Shown(BoardFace.number("B7"))));
            assertThat(one.health()).isEqualTo(new Health.Ready());
        } finally {
            slave.destroy();
            if (!slave.waitFor(10, TimeUnit.SECONDS)) slave.destroyForcibly();
            reader.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private static void pass(byte[] bytes, FarEnd other) {
        if (bytes.length > 0 && other != null) other.say(bytes);
    }

    private static void listen(Process slave, List<String> told) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(slave.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(told::add);
        } catch (java.io.IOException | java.io.UncheckedIOException ended) {
            told.add("ended");
        }
    }

    private static boolean hasPymodbus() throws Exception {
        if (!Files.isExecutable(Path.of(PYTHON))) return false;
        Process asks =
                new ProcessBuilder(PYTHON, "-c", "import pymodbus, serial_asyncio")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return asks.waitFor(30, TimeUnit.SECONDS) && asks.exitValue() == 0;
    }

    private static Port.Opener line(String address) {
        return () -> new PortAddress(address).open(9_600);
    }

    private BusBoard board(BoardBus bus, int address) {
        return new BusBoard(
                bus,
                new DeviceId("board-" + address),
                new DigitsDialect(DigitsProfile.LED_485.at(address)),
                shown::add,
                _ -> {});
    }
}
