package tingxu.bridge.board.onbon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BoardSeats;
import tingxu.bridge.board.Dialect;
import tingxu.bridge.board.Shown;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Found;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Meaning;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.make.Question;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The one make that this room holds. */
public final class OnbonMakes {

    private static final int BAUD = 57_600;
    private static final int FACTORY_BAUD = 9_600;
    private static final Duration ANSWER = Duration.ofMillis(400);
    private static final Bytes PING = request(BoardFrames.PING.with(1, 0, 0));

    /** Onbon BX-5K and BX-6K character cards. */
    public static final Make<Board, Shown> ONBON =
            Make.<Board, Shown>of(
                            "onbon",
                            "仰邦 BX-5K/6K 字库卡",
                            "an Onbon BX-5K or 6K card",
                            BAUD,
                            (fitting, ear) -> onbon(fitting, profile(fitting), ear))
                    .asked(ping(BAUD), ping(FACTORY_BAUD))
                    .saying(
                            Phrase.of("ping", PING, "在吗", "are you there"),
                            Phrase.of(
                                    "status",
                                    request(BoardCommand.status()),
                                    "开关、亮度、时钟",
                                    "whether it is on, its brightness and clock"),
                            Phrase.of("on", request(BoardCommand.power(true)), "开屏", "switch on"),
                            Phrase.of(
                                    "off", request(BoardCommand.power(false)), "关屏", "switch off"),
                            Phrase.of(
                                    "dim", request(BoardCommand.brightness(2)), "调暗", "turn down"),
                            Phrase.of(
                                    "bright",
                                    request(BoardCommand.brightness(BoardCommand.BRIGHTEST)),
                                    "最亮",
                                    "brightest"),
                            Phrase.of("free", face(BoardFace.free()), "显示“空闲”", "show \"free\""),
                            Phrase.of(
                                    "number",
                                    face(BoardFace.number("A001")),
                                    "显示 A001",
                                    "show A001"))
                    .meaning(Meaning.of(OnbonMakes::meaning, OnbonMakes::meaning));

    private OnbonMakes() {}

    /** The voice of an Onbon 6K-YY card, whether or not its face is in the file too. */
    public static LedBoard voice(Fitting fitting) throws FileWrong {
        BoardProfile profile = profile(fitting);
        return new LedBoard(
                BoardSeats.voice(fitting, profile.address()),
                fitting.id(),
                profile,
                _ -> {},
                fitting.feelings());
    }

    private static LedBoard onbon(Fitting fitting, BoardProfile profile, Consumer<Shown> ear)
            throws FileWrong {
        return new LedBoard(
                BoardSeats.face(fitting, profile.address()),
                fitting.id(),
                profile,
                ear,
                fitting.feelings());
    }

    private static BoardProfile profile(Fitting fitting) throws FileWrong {
        BoardProfile strip = BoardProfile.STRIP;
        return new BoardProfile(
                fitting.whole("address", 1, 0x7FFF, BoardProfile.ALONE),
                fitting.whole("width", 8, 4_096, strip.widthDots()),
                fitting.whole("height", 8, 4_096, strip.heightDots()),
                fitting.text("fonts", strip.fonts()),
                strip.answerLimit(),
                fitting.whole("brightness", 0, 15, BoardProfile.OWN_BRIGHTNESS),
                voiced(fitting, strip.voice()));
    }

    private static BoardProfile.Voice voiced(Fitting fitting, BoardProfile.Voice usual)
            throws FileWrong {
        return new BoardProfile.Voice(
                fitting.whole("person", 0, 5, usual.person()),
                fitting.whole("volume", 0, BoardCommand.LOUDEST, usual.volume()),
                fitting.whole("speed", 0, BoardCommand.LOUDEST, usual.speed()),
                usual.reserved());
    }

    private static Question ping(int baud) {
        return new Question(baud, PING, ANSWER, Question.Risk.NOISE, OnbonMakes::answered);
    }

    private static Bytes request(Bytes data) {
        return new BoardFrame(BoardProfile.ALONE, BoardFrame.HOST, data).encode();
    }

    private static Bytes face(BoardFace face) {
        BoardProfile strip = BoardProfile.STRIP;
        return request(
                DynamicArea.show(
                        DynamicArea.text(face, strip),
                        strip,
                        DynamicArea.Run.UNTIL_TIMEOUT,
                        Dialect.FORGET));
    }

    private static @Nullable Found answered(Bytes heard) {
        for (BoardFrame frame : frames(heard))
            if (frame.to() == BoardFrame.HOST && frame.says(BoardFrames.ACK))
                return Found.well("address " + frame.from());
        return null;
    }

    private static Label meaning(Bytes burst) {
        List<String> said = new ArrayList<>();
        for (BoardFrame frame : frames(burst)) said.add(name(frame) + detail(frame));
        return said.isEmpty() ? Meaning.letters(burst) : Label.plain(String.join("; ", said));
    }

    private static String detail(BoardFrame frame) {
        BoardStatus status =
                frame.to() == BoardFrame.HOST && frame.says(BoardFrames.STATUS)
                        ? BoardStatus.in(frame.data())
                        : null;
        if (status == null) return "";
        return ": %s, brightness %d, %s, %d areas"
                .formatted(
                        status.on() ? "on" : "off",
                        status.brightness(),
                        status.clock() == null ? "no clock" : status.clock(),
                        status.areas());
    }

    private static String name(BoardFrame frame) {
        if (frame.says(BoardFrames.NACK) && frame.data().length() > 2)
            return "NACK " + BoardError.of(frame.data().at(2));
        for (BoardFrames known : BoardFrames.values())
            if (frame.says(known)) return known.name().toLowerCase(Locale.ROOT);
        return "? " + frame.data();
    }

    private static List<BoardFrame> frames(Bytes burst) {
        List<BoardFrame> frames = new ArrayList<>();
        BoardFramer framer = BoardFramer.start();
        for (int i = 0; i < burst.length(); i++) {
            BoardFramer.Step step = framer.feed(burst.at(i));
            framer = step.next();
            BoardFrame frame = step.frame();
            if (frame != null) frames.add(frame);
        }
        return frames;
    }
}
