package tingxu.bridge.board.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Shown;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.SimulatedPins;
import tingxu.bridge.port.SteadyClock;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Chips on simulated wires that keep their registers as the data sheet says. */
@Timeout(60)
class MatrixBoardTest {

    private static final String A023_ON_FOUR =
            """
            .....###...###...###..#####.....
            ....#...#.#...#.#...#....#......
            ....#...#.#..##.....#...#.......
            ....#...#.#.#.#....#.....#......
            ....#####.##..#...#.......#.....
            ....#...#.#...#..#....#...#.....
            ....#...#..###..#####..###......
            ................................
            """;

    private final SimulatedPins pins = new SimulatedPins();
    private final List<Shown> shown = new CopyOnWriteArrayList<>();

    @Test
    void theFirstWordsAreThoseOfTheDataSheet() {
        MatrixProfile one = new MatrixProfile(1, 3, false);

        assertThat(MatrixPicture.of("", one).wakingBursts())
                .containsExactly(
                        Bytes.hex("0F 00"),
                        Bytes.hex("0B 07"),
                        Bytes.hex("09 00"),
                        Bytes.hex("0A 03"),
                        Bytes.hex("0C 01"));
        assertThat(MatrixPicture.of("", one).rowBursts().getFirst()).isEqualTo(Bytes.hex("01 00"));
    }

    @Test
    void aNumberStandsInTheMiddleWhicheverEndTheWireGoesInAt() {
        for (boolean fromRight : new boolean[] {true, false}) {
            SimulatedMatrix chips = new SimulatedMatrix(4, fromRight);
            send(chips, "A023", new MatrixProfile(4, 3, fromRight));

            assertThat(chips.picture()).isEqualTo(A023_ON_FOUR);
            assertThat(chips.brightness()).isEqualTo(3);
        }
    }

    @Test
    void aChainOfAnyLengthShowsEveryLetterItHasRoomFor() {
        for (int length = 1; length <= 16; length++) {
            SimulatedMatrix chips = new SimulatedMatrix(length, true);
            send(
                    chips,
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
                    new MatrixProfile(length, 15, true));
            assertThat(chips.picture()).contains("#");
            send(chips, "", new MatrixProfile(length, 15, true));
            assertThat(chips.picture()).doesNotContain("#");
        }
    }

    @Test
    void noTwoLettersLookTheSame() {
        String all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
        assertThat(all.chars().mapToObj(c -> MatrixLetters.columns((char) c)).distinct())
                .hasSize(all.length());
    }

    @Test
    void chipsInAnyStateAfterAMillionBytesOfNoiseShowTheNumberAgain() {
        SimulatedMatrix chips = new SimulatedMatrix(4, true);
        Random random = new Random(7219);
        byte[] noise = new byte[10_000];
        for (int round = 0; round < 100; round++) {
            random.nextBytes(noise);
            chips.accept(noise);
        }
        send(chips, "A023", MatrixProfile.FOUR);

        assertThat(chips.picture()).isEqualTo(A023_ON_FOUR);
    }

    @Test
    void aBoardShowsFacesAndComesBackByItselfAfterALossOfPower() {
        SimulatedMatrix chips = new SimulatedMatrix(4, true);
        pins.attach(0, 0, chips);
        try (MatrixBoard board = board()) {
            board.start();
            board.show(BoardFace.number("A023"));
            await().until(() -> chips.picture().equals(A023_ON_FOUR));
            assertThat(board.health()).isEqualTo(new Health.Ready());
            await().until(() -> shown.contains(new Shown(BoardFace.number("A023"))));

            chips.restart();
            assertThat(chips.picture()).doesNotContain("#");
            await().until(() -> chips.picture().equals(A023_ON_FOUR));
            board.show(BoardFace.closed());
            await().until(() -> !chips.picture().contains("#"));
        }
    }

    @Test
    void wiresThatAreCutAreNoticedAndMended() {
        SimulatedMatrix chips = new SimulatedMatrix(4, true);
        pins.attach(0, 0, chips);
        try (MatrixBoard board = board()) {
            board.start();
            await().until(() -> board.health() instanceof Health.Ready);
            pins.cut(true);
            await().until(() -> board.health() instanceof Health.Strained);
            pins.cut(false);
            board.show(BoardFace.number("A023"));

            await().until(() -> chips.picture().equals(A023_ON_FOUR));
            assertThat(board.health()).isEqualTo(new Health.Ready());
        }
    }

    @Test
    void aProfileRefusesToBeWrong() {
        assertThatThrownBy(() -> new MatrixProfile(0, 3, true)).hasMessageContaining("1 to 16");
        assertThatThrownBy(() -> new MatrixProfile(4, 16, true)).hasMessageContaining("0 to 15");
    }

    private static void send(SimulatedMatrix chips, String text, MatrixProfile profile) {
        MatrixPicture picture = MatrixPicture.of(text, profile);
        picture.rowBursts().forEach(burst -> chips.accept(burst.toArray()));
        picture.wakingBursts().forEach(burst -> chips.accept(burst.toArray()));
    }

    private MatrixBoard board() {
        return new MatrixBoard(
                new DeviceId("board"),
                () -> new PortAddress("spi:0.0").wire(pins),
                MatrixProfile.FOUR,
                new SteadyClock(Instant.parse("2026-11-22T01:00:00Z")),
                shown::add,
                _ -> {});
    }
}
