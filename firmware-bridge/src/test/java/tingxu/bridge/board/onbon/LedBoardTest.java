package tingxu.bridge.board.onbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BoardLine;
import tingxu.bridge.board.Colour;
import tingxu.bridge.board.onbon.SimulatedBoard.Mood;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
class LedBoardTest {

    private static final BoardProfile THREE =
            new BoardProfile(3, 128, 32, "", Duration.ofMillis(200));

    private final List<BoardFace> shown = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private Pty pty;
    private SimulatedBoard simulated;
    private LedBoard board;

    @BeforeEach
    void start() throws Exception {
        pty = Pty.open();
        simulated = new SimulatedBoard(pty, 3);
        simulated.onFace(seen::add);
        String path = pty.path();
        board = board(() -> SerialPort.open(path, 57_600));
        board.start();
        await().until(() -> board.health() instanceof Health.Ready);
    }

    @AfterEach
    void end() {
        board.close();
        simulated.close();
    }

    @Test
    void aNumberIsShownAndConfirmed() {
        board.show(BoardFace.number("A023"));

        await().until(() -> shown.size() == 1);
        assertThat(simulated.text()).isEqualTo("A023");
        assertThat(shown).containsExactly(BoardFace.number("A023"));
    }

    @Test
    void aFaceOfTwoLinesIsReadOneBelowTheOther() {
        board.show(
                new BoardFace(
                        List.of(
                                new BoardLine("A023", Colour.RED),
                                new BoardLine("请到5号窗口", Colour.GREEN))));

        await().untilAsserted(() -> assertThat(simulated.text()).isEqualTo("A023\n请到5号窗口"));
    }

    @Test
    void showingNeverBlocksAndOnlyTheNewestOfManyFacesIsSent() {
        simulated.mood(Mood.DEAF);
        long began = System.nanoTime();
        for (int i = 0; i < 100_000; i++) board.show(BoardFace.number("A%03d".formatted(i % 1000)));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));

        simulated.mood(Mood.HEALTHY);

        await().until(() -> shown.contains(BoardFace.number("A999")));
        assertThat(simulated.text()).isEqualTo("A999");
        assertThat(seen).hasSizeLessThan(10);
    }

    @Test
    void aDeafBoardIsGoneAndShowsTheFaceOnceItHears() {
        simulated.mood(Mood.DEAF);
        board.show(BoardFace.paused("用餐"));
        await().until(() -> board.health() instanceof Health.Gone);
        assertThat(shown).isEmpty();

        simulated.mood(Mood.HEALTHY);

        await().until(() -> board.health() instanceof Health.Ready);
        await().until(() -> simulated.text().equals("暂停服务\n用餐"));
    }

    @Test
    void aBusyCardIsAStrainAndConfirmsWhenItHasTime() {
        simulated.mood(Mood.NACK_BUSY);
        board.show(BoardFace.pleaseRate());
        await().until(() -> board.health() instanceof Health.Strained);

        simulated.mood(Mood.HEALTHY);

        await().until(() -> shown.contains(BoardFace.pleaseRate()));
        assertThat(board.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void throughABadWireTheFaceStillArrives() {
        simulated.mood(Mood.NOISE);

        board.show(BoardFace.number("B007"));
        await().until(() -> shown.contains(BoardFace.number("B007")));
        board.show(BoardFace.closed());
        await().until(() -> shown.contains(BoardFace.closed()));

        assertThat(simulated.text()).isEqualTo("窗口关闭");
    }

    @Test
    void aLineThatIsLostIsOpenedAgainAndTheFaceStandsOnTheNewBoard() throws Exception {
        board.close();
        Pty[] next = {Pty.open()};
        SimulatedBoard other = new SimulatedBoard(next[0], 3);
        Port.Opener line =
                () -> {
                    try {
                        return SerialPort.open(pty.path(), 57_600);
                    } catch (PortGone gone) {
                        return SerialPort.open(next[0].path(), 57_600);
                    }
                };
        board = board(line);
        board.start();
        board.show(BoardFace.number("A023"));
        await().until(() -> simulated.text().equals("A023"));

        simulated.close();

        await().until(() -> other.text().equals("A023"));
        other.close();
    }

    @Test
    void aBoardThatHearsNothingMoreGoesDarkByItself() throws Exception {
        board.close();
        Bytes data =
                DynamicArea.show(
                        "\\C1A023", THREE, DynamicArea.Run.UNTIL_TIMEOUT, Duration.ofSeconds(1));
        try (Port host = SerialPort.open(pty.path(), 57_600)) {
            host.write(new BoardFrame(3, BoardFrame.HOST, data).encode().toArray());

            await().until(() -> simulated.text().equals("A023"));
            await().until(() -> simulated.text().isEmpty());
        }
    }

    @Test
    void aBoardWithAnotherAddressDoesNotListen() throws Exception {
        board.close();
        Bytes area = DynamicArea.show("A", THREE, DynamicArea.Run.FOREVER, Duration.ofSeconds(1));
        Bytes ours = DynamicArea.show("B", THREE, DynamicArea.Run.FOREVER, Duration.ofSeconds(1));
        try (Port host = SerialPort.open(pty.path(), 57_600)) {
            host.write(new BoardFrame(4, BoardFrame.HOST, area).encode().toArray());
            host.write(
                    new BoardFrame(BoardFrame.EVERYBODY, BoardFrame.HOST, ours).encode().toArray());

            await().until(() -> simulated.text().equals("B"));
            assertThat(seen).containsExactly("B");
            assertThat(host.read(new byte[8], Duration.ofMillis(50))).isZero();
        }
    }

    private LedBoard board(Port.Opener line) {
        return new LedBoard(
                new DeviceId("board-window-3"),
                line,
                THREE,
                new SteadyClock(Instant.parse("2026-11-22T01:00:00Z")),
                event -> shown.add(event.face()),
                _ -> {});
    }
}
