package tingxu.bridge.board.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.board.BoardBus;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BusBoard;
import tingxu.bridge.board.Shown;
import tingxu.bridge.board.template.SimulatedTemplate.Mood;
import tingxu.bridge.port.ListeningPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A board that was described in one line, behind a real tty and a real socket. */
@Timeout(60)
class TemplateBoardTest {

    private static final BoardFace A023 = BoardFace.number("A023");

    private final Parts parts = new Parts();
    private final List<Shown> shown = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void aBoardThatNeverAnswersIsShownToAllTheSame() throws Exception {
        Pty pty = Pty.open();
        SimulatedTemplate far = parts.keep(new SimulatedTemplate(pty, profile(null)));
        BusBoard board = board(pty.path(), null);
        board.show(BoardFace.free());
        await().until(() -> far.text().equals("空闲"));
        board.show(BoardFace.paused("用餐"));
        await().until(() -> far.text().equals("暂停服务 用餐"));

        assertThat(board.health()).isEqualTo(new Health.Ready());
        assertThat(far.picture()).isEqualTo("[暂停服务 用餐]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"HEALTHY", "NOISE", "SLOW"})
    void aBoardThatAnswersConfirms(Mood mood) throws Exception {
        Pty pty = Pty.open();
        String answer = "06 {address:1}";
        SimulatedTemplate far = parts.keep(new SimulatedTemplate(pty, profile(answer)));
        far.mood(mood);
        BusBoard board = board(pty.path(), answer);
        board.show(A023);

        await().until(() -> shown.contains(new Shown(A023)));
        assertThat(far.text()).isEqualTo("A023");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"DEAF", "ANSWERS_LOST", "WRONG_CHECKSUM", "WRONG_ADDRESS"})
    void oneThatShouldAnswerAndDoesNotIsGone(Mood mood) throws Exception {
        Pty pty = Pty.open();
        String answer = "06 {address:1}";
        SimulatedTemplate far = parts.keep(new SimulatedTemplate(pty, profile(answer)));
        far.mood(mood);
        BusBoard board = board(pty.path(), answer);
        board.show(A023);
        await().until(() -> board.health() instanceof Health.Gone);
        assertThat(shown).isEmpty();

        far.mood(Mood.HEALTHY);
        await().until(() -> shown.contains(new Shown(A023)));
    }

    @Test
    void behindASerialServerOnTheNetworkItIsTheSameAndAHangUpIsNoticed() throws Exception {
        ListeningPort socket = ListeningPort.open();
        SimulatedTemplate far = parts.keep(new SimulatedTemplate(socket, profile("06")));
        BusBoard board = board(socket.name(), "06");
        board.show(A023);
        await().until(() -> far.text().equals("A023"));

        far.mood(Mood.HANG_UP);
        board.show(BoardFace.free());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !(board.health() instanceof Health.Ready));
    }

    private BusBoard board(String address, @Nullable String answer) {
        Port.Opener line = () -> new PortAddress(address).open(9_600);
        BusBoard board =
                parts.keep(
                        new BusBoard(
                                new BoardBus(
                                        "board",
                                        line,
                                        new SteadyClock(Instant.parse("2026-11-22T01:00:00Z"))),
                                new DeviceId("board"),
                                new TemplateDialect(profile(answer)),
                                shown::add,
                                _ -> {}));
        board.start();
        return board;
    }

    private static TemplateProfile profile(@Nullable String answer) {
        return new TemplateProfile(
                Template.of("AA 55 {address:1} {text:gbk:16} {sum:xor} 0D"),
                answer == null ? null : Template.of(answer),
                7,
                Duration.ofMillis(300));
    }
}
