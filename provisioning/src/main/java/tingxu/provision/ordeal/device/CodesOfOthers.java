package tingxu.provision.ordeal.device;

import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.HallId;
import tingxu.wire.TicketId;
import tingxu.wire.seal.TicketSigner;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Codes that are none of this hall's tickets of today, before a kiosk's scanner and at a window:
 * each is refused in words, no ticket changes, and the next good one is read.
 */
final class CodesOfOthers implements Ordeal {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int HUGE = 7_000;
    private static final int BINARY = 200;
    private static final int CARRIAGE_RETURN = 13;
    private static final int KEY_BYTES = 32;
    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);
    private static final Pattern ENGLISH = Pattern.compile(".*[A-Za-z]{2}.*", Pattern.DOTALL);
    private static final int REFUSED = 400;
    private static final int BROKEN = 500;

    private enum Code {
        HUGE,
        BINARY,
        ADDRESS,
        BENT_SEAL,
        SEAL_OF_NOBODY,
        OF_ANOTHER_HALL,
        OF_YESTERDAY
    }

    @Override
    public int row() {
        return 20;
    }

    @Override
    public String name() {
        return "codes that are no tickets of this hall, at kiosk and window";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        try (House house = House.alone(trial)) {
            Citizens citizens = new Citizens(house, wrong);
            for (Code code : trial.dealt(List.of(Code.values()), trial.times())) {
                TicketId ticket = citizens.come("before " + code, "shown").iterator().next();
                house.untilHeardOf(house.visitors().numbers());
                house.untilNobodyWaits();
                long before = house.rows().aboutTickets();
                byte[] text = text(code, ticket, house.signer(), trial.dice());
                refusedAtTheKiosk(house, code, text, wrong);
                refusedAtTheWindow(house, code, text, wrong);
                long changed = house.rows().aboutTickets() - before;
                if (changed != 0) wrong.add(code + " has done something to tickets: " + changed);
                good(house, ticket, wrong);
            }
            if (!house.kiosk().alive()) wrong.add("the kiosk's process has ended");
            return house.rest(trial.times(), 0, wrong);
        }
    }

    private static byte[] text(Code code, TicketId ticket, TicketSigner signer, Random dice) {
        byte[] random = new byte[code == Code.HUGE ? HUGE : BINARY];
        dice.nextBytes(random);
        String good = signer.sign(ticket);
        return switch (code) {
            case HUGE -> {
                for (int i = 0; i < random.length; i++)
                    random[i] = (byte) ('A' + (random[i] & 0xF));
                yield random;
            }
            case BINARY -> {
                for (int i = 0; i < random.length; i++)
                    if (random[i] == CARRIAGE_RETURN) random[i] = 0;
                yield random;
            }
            case ADDRESS -> ascii("https://example.org/?t=" + good);
            case BENT_SEAL -> {
                char last = good.charAt(good.length() - 1);
                yield ascii(good.substring(0, good.length() - 1) + (last == 'A' ? 'B' : 'A'));
            }
            case SEAL_OF_NOBODY -> ascii(other(ticket, HallFile.demo().hall().toString(), dice));
            case OF_ANOTHER_HALL -> ascii(other(ticket, "elsewhere", dice));
            case OF_YESTERDAY ->
                    ascii(signer.sign(new TicketId(ticket.day().minusDays(1), ticket.number())));
        };
    }

    private static String other(TicketId ticket, String hall, Random dice) {
        byte[] key = new byte[KEY_BYTES];
        dice.nextBytes(key);
        return new TicketSigner(new HallId(hall), key).sign(ticket);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static JsonNode shown(House house, byte[] text)
            throws IOException, InterruptedException {
        SimulatedScanner scanner = house.kiosk().devices().scanner();
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = CARRIAGE_RETURN;
        return house.visitors().hold(() -> scanner.send(line), SOON);
    }

    private static void refusedAtTheKiosk(House house, Code code, byte[] text, List<String> wrong)
            throws IOException, InterruptedException {
        JsonNode shown = shown(house, text);
        String page = shown.path("page").asString("");
        boolean refusing = page.equals("enquiring") || page.equals("trouble");
        boolean words =
                CHINESE.matcher(shown.at("/why/zh").asString("")).matches()
                        && ENGLISH.matcher(shown.at("/why/en").asString("")).matches();
        if (!refusing || !words) wrong.add(code + " at the kiosk: " + shown);
    }

    private static void refusedAtTheWindow(House house, Code code, byte[] text, List<String> wrong)
            throws IOException {
        HttpLine.Answer answer = scanned(house, new String(text, StandardCharsets.ISO_8859_1));
        boolean refused = answer.status() >= REFUSED && answer.status() < BROKEN;
        boolean words =
                CHINESE.matcher(answer.body()).matches()
                        && ENGLISH.matcher(answer.body()).matches();
        if (!refused || !words)
            wrong.add(code + " at the window: " + answer.status() + " " + answer.body());
    }

    private static HttpLine.Answer scanned(House house, String text) throws IOException {
        String body = JsonMapper.shared().createObjectNode().put("code", text).toString();
        return house.ask("/api/v1/tickets/scan", body);
    }

    /** The ticket in hand is known to both. */
    private static void good(House house, TicketId ticket, List<String> wrong)
            throws IOException, InterruptedException {
        String text = house.signer().sign(ticket);
        JsonNode shown = shown(house, ascii(text));
        if (!shown.path("page").asString("").equals("found"))
            wrong.add("a good ticket at the kiosk: " + shown);
        HttpLine.Answer answer = scanned(house, text);
        if (!answer.body().contains(ticket.number().toString()))
            wrong.add("a good ticket at the window: " + answer.status() + " " + answer.body());
    }
}
