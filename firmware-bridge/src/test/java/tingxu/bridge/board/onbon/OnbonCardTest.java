package tingxu.bridge.board.onbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.board.Answer;
import tingxu.bridge.board.BoardBus;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.board.Shown;
import tingxu.bridge.board.onbon.SimulatedBoard.Mood;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.ListeningPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Onbon cards behind real ttys and sockets: many on a line, every command, every mood. */
@Timeout(90)
class OnbonCardTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final LocalDateTime CLOCK = LocalDateTime.of(2013, 1, 25, 11, 17, 26);

    private final SteadyClock clock = new SteadyClock(Instant.parse("2026-11-22T01:00:00Z"));
    private final Parts parts = new Parts();
    private final List<Shown> shown = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void sixteenBoardsShareOnePairOfWiresAndADeafOneHoldsUpNobody() throws Exception {
        int[] addresses = new int[16];
        for (int i = 0; i < addresses.length; i++) addresses[i] = i + 1;
        Pty pty = Pty.open();
        SimulatedBus far = parts.keep(new SimulatedBus(pty, addresses));
        far.board(7).mood(Mood.DEAF);
        BoardBus bus = new BoardBus("rs485", address(pty.path()), clock);
        LedBoard[] boards = new LedBoard[16];
        for (int i = 0; i < 16; i++) boards[i] = parts.keep(board(bus, i + 1));
        for (LedBoard board : boards) board.start();

        for (int i = 0; i < 16; i++) boards[i].show(BoardFace.number("A%03d".formatted(i + 1)));

        for (int i = 0; i < 16; i++) {
            String text = "A%03d".formatted(i + 1);
            SimulatedBoard one = far.board(i + 1);
            if (i != 6) await().atMost(60, TimeUnit.SECONDS).until(() -> one.text().equals(text));
        }
        await().until(() -> boards[6].health() instanceof Health.Gone);
        assertThat(boards[5].health()).isEqualTo(new Health.Ready());
        assertThat(far.board(7).text()).isEmpty();

        far.board(7).mood(Mood.HEALTHY);
        await().atMost(60, TimeUnit.SECONDS).until(() -> far.board(7).text().equals("A007"));
        await().until(() -> boards[6].health() instanceof Health.Ready);
    }

    @Test
    void aLineIsGivenBackWhenItsLastBoardHasClosed() throws Exception {
        Pty pty = Pty.open();
        SimulatedBus far = parts.keep(new SimulatedBus(pty, 1, 2));
        BoardBus bus = new BoardBus("rs485", address(pty.path()), clock);
        LedBoard one = board(bus, 1);
        LedBoard two = board(bus, 2);
        one.start();
        two.start();
        await().until(() -> two.health() instanceof Health.Ready);
        one.close();
        two.show(BoardFace.free());
        await().until(() -> far.board(2).text().equals("空闲"));
        assertThat(one.power(true).get(5, TimeUnit.SECONDS)).isEqualTo(new Answer.Silence());
        two.close();

        new PortAddress(pty.path()).open(57_600).close();
        assertThatThrownBy(() -> board(bus, 3)).hasMessageContaining("comes too late");
    }

    @Test
    void everyCommandDoesToTheCardWhatItsNameSays() throws Exception {
        Pty pty = Pty.open();
        SimulatedBoard far = parts.keep(new SimulatedBoard(pty, 1));
        LedBoard board = parts.keep(board(new BoardBus("tty", address(pty.path()), clock), 1));
        board.start();
        board.show(BoardFace.paused("用餐"));
        await().until(() -> far.text().equals("暂停服务\n用餐"));

        assertThat(board.clock(CLOCK).get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Yes.class);
        assertThat(board.brightness(4).get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Yes.class);
        assertThat(board.speak("请A023号到5号窗口").get(10, TimeUnit.SECONDS))
                .isInstanceOf(Answer.Yes.class);
        assertThat(far.clock()).isEqualTo(CLOCK);
        assertThat(far.brightness()).isEqualTo(4);
        assertThat(far.spoken()).containsExactly("请A023号到5号窗口");
        assertThat(far.picture())
                .isEqualTo(
                        """
                        +----------------+
                        |暂停服务        | YELLOW
                        |用餐            | YELLOW
                        +----------------+
                        """);
        assertThat(board.status().get(10, TimeUnit.SECONDS))
                .contains(new BoardStatus(true, 4, CLOCK, 1));
        assertThat(board.power(false).get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Yes.class);
        assertThat(far.text()).isEmpty();
        assertThat(board.power(true).get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Yes.class);
        assertThat(far.text()).isEqualTo("暂停服务\n用餐");
        assertThatThrownBy(() -> board.brightness(16)).hasMessageContaining("not 16");
    }

    @Test
    void overANetworkACardIsSpokenWithInTheSameWords() throws Exception {
        ListeningPort socket = ListeningPort.open();
        SimulatedBoard far = parts.keep(new SimulatedBoard(socket, 1));
        LedBoard board = parts.keep(board(new BoardBus("tcp", address(socket.name()), clock), 1));
        board.start();
        board.show(BoardFace.number("A023"));

        await().until(() -> far.text().equals("A023"));
        far.mood(Mood.HANG_UP);
        board.show(BoardFace.number("A024"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> !(board.health() instanceof Health.Ready));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"WRONG_CHECKSUM", "WRONG_ADDRESS", "DEAF"})
    void aCardWhoseAnswersCannotBeTrustedIsGoneAndComesBack(Mood mood) throws Exception {
        Pty pty = Pty.open();
        SimulatedBoard far = parts.keep(new SimulatedBoard(pty, 1));
        far.mood(mood);
        LedBoard board = parts.keep(board(new BoardBus("tty", address(pty.path()), clock), 1));
        board.start();
        board.show(BoardFace.number("A023"));
        await().until(() -> board.health() instanceof Health.Gone);
        assertThat(shown).isEmpty();

        far.mood(Mood.HEALTHY);

        await().until(() -> shown.contains(new Shown(BoardFace.number("A023"))));
        assertThat(board.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void aSlowCardIsWaitedFor() throws Exception {
        Pty pty = Pty.open();
        SimulatedBoard far = parts.keep(new SimulatedBoard(pty, 1));
        far.mood(Mood.SLOW);
        BoardProfile patient = new BoardProfile(1, 128, 32, "", Duration.ofSeconds(2));
        LedBoard board =
                parts.keep(
                        new LedBoard(
                                new DeviceId("slow"),
                                address(pty.path()),
                                patient,
                                clock,
                                shown::add,
                                _ -> {}));
        board.start();
        board.show(BoardFace.serving("A023"));

        await().until(() -> shown.contains(new Shown(BoardFace.serving("A023"))));
    }

    @Test
    void aMillionBytesOfNoiseLeaveTheEarsOpen() {
        OnbonDialect dialect = new OnbonDialect(BoardProfile.STRIP.at(1));
        Bytes answer = new BoardFrame(BoardFrame.HOST, 1, BoardFrames.ACK.with(0, 0, 0)).encode();
        Random random = new Random(5005);
        Hearing ears = dialect.hearing(dialect.look());
        byte[] noise = new byte[10_000];
        int heard = 0;
        for (int round = 0; round < 100; round++) {
            random.nextBytes(noise);
            for (byte b : noise) assertThat(ears.feed(b & 0xFF)).isNull();
            for (int i = 0; i < answer.length(); i++)
                if (ears.feed(answer.at(i)) instanceof Answer.Yes) heard++;
        }
        assertThat(heard).isEqualTo(100);
    }

    @Test
    void aMillionBytesOfNoiseOnTheWireDoNotDeafenACard() throws Exception {
        Pty pty = Pty.open();
        SimulatedBoard far = parts.keep(new SimulatedBoard(pty, 1));
        Random random = new Random(485);
        byte[] noise = new byte[10_000];
        OnbonDialect dialect = new OnbonDialect(BoardProfile.STRIP.at(1));
        byte[] answers = new byte[4096];
        try (Port host = new PortAddress(pty.path()).open(57_600)) {
            for (int round = 0; round < 100; round++) {
                random.nextBytes(noise);
                host.write(noise);
                while (host.read(answers, Duration.ZERO) > 0) answers[0] = 0;
            }
            host.write(dialect.show(BoardFace.number("A023")).toArray());
            await().until(() -> {
                while (host.read(answers, Duration.ZERO) > 0) answers[0] = 0;
                return far.text().equals("A023");
            });
        }
    }

    private static Port.Opener address(String line) {
        return () -> new PortAddress(line).open(57_600);
    }

    private LedBoard board(BoardBus bus, int address) {
        return new LedBoard(
                bus,
                new DeviceId("board-" + address),
                new BoardProfile(address, 128, 32, "", SHORT),
                shown::add,
                _ -> {});
    }
}
