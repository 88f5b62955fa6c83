package tingxu.bridge.board;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.port.Port;

import java.util.SortedMap;
import java.util.TreeMap;

/** Who sits at which address of a line: no two boards of a file answer to the same. */
public final class BoardSeats {

    /** The address of whichever board is there, where it is the only one of its line. */
    public static final int ALONE = 0xFFFE;

    private final BoardBus bus;
    private final int baud;
    private final SortedMap<Integer, String> boards = new TreeMap<>();
    private final SortedMap<Integer, String> voices = new TreeMap<>();

    private BoardSeats(BoardBus bus, int baud) {
        this.bus = bus;
        this.baud = baud;
    }

    /**
     * The line of a board, with whichever other boards hang on it; refused where one sits there.
     */
    public static BoardBus face(Fitting fitting, int address) throws FileWrong {
        BoardSeats seats = of(fitting);
        return seats.take(seats.boards, fitting, address);
    }

    /** The line of a card's voice, which sits where its face does. */
    public static BoardBus voice(Fitting fitting, int address) throws FileWrong {
        BoardSeats seats = of(fitting);
        return seats.take(seats.voices, fitting, address);
    }

    private static BoardSeats of(Fitting fitting) throws FileWrong {
        String name = fitting.port().text();
        Port.Opener line = fitting.line();
        int baud = fitting.baud();
        return fitting.shared()
                .of(
                        BoardSeats.class,
                        name,
                        () -> new BoardSeats(new BoardBus(name, line, fitting.clock()), baud));
    }

    private synchronized BoardBus take(
            SortedMap<Integer, String> taken, Fitting fitting, int address) throws FileWrong {
        Field said = fitting.entry().at("address");
        String other = taken.putIfAbsent(address, fitting.id().name());
        if (other != null) throw taken(said, other);
        if (taken.containsKey(ALONE) && taken.size() > 1)
            throw said.wrong(
                    "线路上不止一块屏（" + String.join("、", taken.values()) + "）：每块都要写自己的地址",
                    "is needed for each board of this line, one of its own: there are "
                            + String.join(", ", taken.values()));
        if (fitting.baud() != baud)
            throw fitting.entry()
                    .at("baud")
                    .wrong(
                            "同一条线路上只能有一种速率，前面的屏是 " + baud + "；请统一",
                            "is one for all boards of a line, and those before have "
                                    + baud
                                    + "; set them alike");
        return bus;
    }

    private static FileWrong taken(Field said, String other) {
        return said.given()
                ? said.wrong(
                        "与 " + other + " 相同：同一条线路上每块屏要有自己的地址，请在屏上和这里改一个",
                        "is the address of %s: boards on one line have one each; change it at the board and here"
                                .formatted(other))
                : said.wrong(
                        "缺少：" + other + " 已用默认地址，同一条线路上每块屏要写自己的地址",
                        "is missing: %s has the usual address, and boards on one line name one each"
                                .formatted(other));
    }
}
