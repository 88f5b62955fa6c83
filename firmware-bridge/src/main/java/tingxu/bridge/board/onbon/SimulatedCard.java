package tingxu.bridge.board.onbon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.Colour;
import tingxu.bridge.frame.Bytes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The inside of a simulated Onbon card: what it shows, how bright, what its clock says. It reads
 * the bytes of each command by the maker's page and not by what our own driver writes.
 */
final class SimulatedCard {

    private static final int EVERY_AREA = 0xFF;
    private static final int MOST_AREAS = 5;
    private static final int MOST_TEXT = 1_024;
    private static final int FACTORY_BRIGHTNESS = 15;
    private static final int MOST_SPOKEN = 100;
    private static final int PIXELS = 0x7FFF;
    private static final Pattern ESCAPE = Pattern.compile("\\\\(F[OE]\\d{3}|C\\d|n)");
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** What the card says, and in whose name. */
    record Reply(int from, Bytes data) {}

    /** A part of the board. */
    private record Area(int left, int top, int wide, String letters, long darkAtNanos) {

        String text() {
            return ESCAPE.matcher(letters.replace(DynamicArea.NEW_LINE, "\n")).replaceAll("");
        }
    }

    /** The bytes of a command do not go on as the page says. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        final transient BoardError error;

        Wrong(BoardError error) {
            super(error.en);
            this.error = error;
        }
    }

    /** Reads a command from its start. */
    private static final class Reader {

        private final Bytes data;
        private int at;

        Reader(Bytes data, int at) {
            this.data = data;
            this.at = at;
        }

        int u8() throws Wrong {
            if (at >= data.length()) throw new Wrong(BoardError.MEMORY);
            return data.at(at++);
        }

        int u16() throws Wrong {
            return u8() | u8() << 8;
        }

        int u32() throws Wrong {
            int low = u16();
            int high = u16();
            if (high != 0) throw new Wrong(BoardError.MEMORY);
            return low;
        }

        Bytes bytes(int count) throws Wrong {
            if (count > data.length() - at) throw new Wrong(BoardError.MEMORY);
            at += count;
            return data.slice(at - count, at);
        }

        void end() throws Wrong {
            if (at != data.length()) throw new Wrong(BoardError.MEMORY);
        }
    }

    private final int address;
    private final SortedMap<Integer, Area> areas = new TreeMap<>();
    private final List<String> spoken = new ArrayList<>();
    private boolean on = true;
    private int brightness = FACTORY_BRIGHTNESS;
    private @Nullable LocalDateTime clock;

    SimulatedCard(int address) {
        this.address = address;
    }

    String text() {
        if (!on) return "";
        return byPlace().map(Area::text).collect(Collectors.joining("\n"));
    }

    private Stream<Area> byPlace() {
        return areas.values().stream()
                .sorted(Comparator.comparingInt(Area::top).thenComparingInt(Area::left));
    }

    String picture() {
        if (!on) return "(dark)";
        return byPlace().map(SimulatedCard::picture).collect(Collectors.joining("\n"));
    }

    private static String picture(Area area) {
        int columns = Math.max(1, area.wide / 8);
        StringBuilder picture = new StringBuilder();
        String edge = "+" + "-".repeat(columns) + "+\n";
        picture.append(edge);
        String colour = "";
        for (String line : area.letters.split("\\\\n", -1)) {
            Matcher colours = Pattern.compile("\\\\C(\\d)").matcher(line);
            if (colours.find()) colour = colours.group(1);
            String text = ESCAPE.matcher(line).replaceAll("");
            int halves = text.codePoints().map(c -> c < 0x80 ? 1 : 2).sum();
            String rest = " ".repeat(Math.max(0, columns - halves));
            picture.append('|').append(text).append(rest).append("| ").append(name(colour));
            picture.append('\n');
        }
        return picture.append(edge).toString();
    }

    private static String name(String colour) {
        for (Colour known : Colour.values())
            if (colour.equals(Integer.toString(DynamicArea.code(known)))) return known.name();
        return "";
    }

    List<String> spoken() {
        return List.copyOf(spoken);
    }

    int brightness() {
        return brightness;
    }

    @Nullable LocalDateTime clock() {
        return clock;
    }

    void forget() {
        areas.clear();
    }

    /** Areas whose time is up go dark. */
    void fade() {
        areas.values().removeIf(area -> System.nanoTime() - area.darkAtNanos >= 0);
    }

    /** What the card says to the frame; null when it is for another, or for all. */
    @Nullable Reply obey(BoardFrame frame, boolean busy) {
        boolean everybody = frame.to() == BoardFrame.EVERYBODY;
        boolean anybody = frame.to() == BoardFrame.ANYBODY;
        if (!everybody && !anybody && frame.to() != address) return null;
        Bytes data = busy ? refusal(BoardError.BUSY) : done(frame.data());
        boolean wanted = frame.data().length() > 2 && frame.data().at(2) != 2;
        return everybody || !wanted ? null : new Reply(frame.to(), data);
    }

    /** A frame whose checksum does not fit: nobody knows whom it was for. */
    @Nullable Reply misheard() {
        return new Reply(BoardFrame.ANYBODY, refusal(BoardError.CHECKSUM));
    }

    private static Bytes refusal(BoardError error) {
        return error == BoardError.NONE
                ? BoardFrames.ACK.with(0, 0, 0)
                : BoardFrames.NACK.with(error.code, 0, 0);
    }

    private Bytes done(Bytes data) {
        for (BoardFrames command : BoardFrames.values())
            if (data.startsWith(command.head)) return done(command, new Reader(data, 2));
        return refusal(BoardError.COMMAND);
    }

    private Bytes done(BoardFrames command, Reader data) {
        try {
            return switch (command) {
                case PING -> refusal(BoardError.NONE);
                case ACK, NACK -> refusal(BoardError.GROUP);
                case STATUS -> status();
                case CLOCK -> setClock(data);
                case SPEAK -> speak(data);
                case POWER -> {
                    data.bytes(3);
                    on = data.u8() == BoardCommand.ON;
                    yield refusal(BoardError.NONE);
                }
                case BRIGHTNESS -> setBrightness(data);
                case SHOW -> show(data);
                case CLEAR -> {
                    areas.clear();
                    yield refusal(BoardError.NONE);
                }
            };
        } catch (Wrong wrong) {
            return refusal(wrong.error);
        }
    }

    private Bytes status() {
        LocalDateTime time = clock == null ? LocalDateTime.of(2000, 1, 1, 0, 0, 0) : clock;
        return BoardFrames.STATUS
                .with(0, 0, 0, on ? BoardCommand.ON : BoardCommand.OFF, brightness)
                .plus(
                        Bytes.of(
                                BoardCommand.bcd(time.getYear() / 100),
                                BoardCommand.bcd(time.getYear() % 100),
                                BoardCommand.bcd(time.getMonthValue()),
                                BoardCommand.bcd(time.getDayOfMonth()),
                                time.getDayOfWeek().getValue(),
                                BoardCommand.bcd(time.getHour()),
                                BoardCommand.bcd(time.getMinute()),
                                BoardCommand.bcd(time.getSecond())))
                .plus(Bytes.of(0))
                .plus(Bytes.ascii("P000"))
                .plus(Bytes.of(0, 0, areas.size()))
                .plus(Bytes.of(areas.keySet().stream().mapToInt(id -> id).toArray()))
                .plus(Bytes.copyOf(new byte[28]));
    }

    private Bytes setClock(Reader data) throws Wrong {
        data.bytes(3);
        int year = decimal(data.u8()) + 100 * decimal(data.u8());
        int month = decimal(data.u8());
        int day = decimal(data.u8());
        int hour = decimal(data.u8());
        int minute = decimal(data.u8());
        int second = decimal(data.u8());
        int weekday = data.u8();
        data.end();
        try {
            LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, second);
            if (weekday < 1 || weekday > 7) throw new Wrong(BoardError.DATE);
            clock = time;
            return refusal(BoardError.NONE);
        } catch (DateTimeException no) {
            throw new Wrong(BoardError.DATE);
        }
    }

    private static int decimal(int bcd) {
        return (bcd >> 4) * 10 + (bcd & 0xF);
    }

    private Bytes speak(Reader data) throws Wrong {
        data.bytes(1 + BoardCommand.SPEAK_RESERVED);
        data.u8();
        data.u8();
        data.u8();
        data.u8();
        data.u8();
        data.u32();
        data.u32();
        data.bytes(data.u8());
        Bytes words = data.bytes(data.u32());
        data.end();
        if (spoken.size() == MOST_SPOKEN) spoken.removeFirst();
        spoken.add(new String(words.toArray(), DynamicArea.CHARSET));
        return refusal(BoardError.NONE);
    }

    private Bytes setBrightness(Reader data) throws Wrong {
        data.bytes(3);
        if (data.u8() != BoardCommand.FROM_NOW_ON) throw new Wrong(BoardError.COMMAND);
        int level = data.u8();
        if (level > BoardCommand.BRIGHTEST) throw new Wrong(BoardError.MEMORY);
        brightness = level;
        return refusal(BoardError.NONE);
    }

    private Bytes show(Reader data) throws Wrong {
        data.bytes(3);
        int away = data.u8();
        List<Integer> gone = new ArrayList<>();
        for (int i = 0; away != EVERY_AREA && i < away; i++) gone.add(data.u8());
        Map<Integer, Area> fresh = new TreeMap<>();
        int count = data.u8();
        for (int i = 0; i < count; i++) area(new Reader(data.bytes(data.u16()), 0), fresh);
        data.end();
        if (away == EVERY_AREA) areas.clear();
        for (Integer id : gone) areas.remove(id);
        for (Map.Entry<Integer, Area> one : fresh.entrySet())
            areas.put(one.getKey(), one.getValue());
        return refusal(BoardError.NONE);
    }

    private static void area(Reader data, Map<Integer, Area> into) throws Wrong {
        data.u8();
        int left = dots(data.u16());
        int top = data.u16();
        int wide = dots(data.u16());
        data.u16();
        int id = data.u8();
        if (id >= MOST_AREAS) throw new Wrong(BoardError.MEMORY);
        data.u8();
        int run = data.u8();
        int timeout = data.u16();
        int sound = data.u8();
        if (sound != 0) data.bytes(3);
        if (sound == 2) data.bytes(data.u32());
        data.bytes(data.u8());
        data.bytes(7);
        int length = data.u32();
        if (length > MOST_TEXT) throw new Wrong(BoardError.MEMORY);
        String letters = new String(data.bytes(length).toArray(), DynamicArea.CHARSET);
        data.end();
        boolean timed = run == DynamicArea.Run.UNTIL_TIMEOUT.code;
        Duration life = timed ? Duration.ofSeconds(timeout) : FOR_EVER;
        into.put(id, new Area(left, top, wide, letters, System.nanoTime() + life.toNanos()));
    }

    private static int dots(int place) {
        return place > PIXELS ? place & PIXELS : place * 8;
    }
}
