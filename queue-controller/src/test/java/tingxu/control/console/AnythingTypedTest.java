package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.HallFile;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Whatever is sent to an address, or stands in a hall's file, is taken or answered in words; it is
 * never a bug of ours. {@code -Dtingxu.fuzz.tries=100000} tries longer.
 */
class AnythingTypedTest {

    private static final int TRIES = Integer.getInteger("tingxu.fuzz.tries", 12);
    private static final long SEED = Long.getLong("tingxu.fuzz.seed", 20_261_126);

    private static final List<String> BRICKS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "\"",
                    "null",
                    "true",
                    "1e999",
                    "-0",
                    "\\u0000",
                    "\"line\"",
                    "\"household\"",
                    "\"class\"",
                    "\"ORDINARY\"",
                    "\"reason\"",
                    "\"ticket\"",
                    "\"A001\"",
                    "\"code\"",
                    "\"TX1.\"",
                    "\"TX1.2026-11-23-A001\"",
                    "\"policy\"",
                    "\"bwi\"",
                    "\"numbers\"",
                    "\"rules\"",
                    "\"by\"",
                    "\"roles\"",
                    "\"clerk\"",
                    "\"name\"",
                    "\"title\"",
                    "\"password\"",
                    "\"skills\"",
                    "\"to\"",
                    "\"day\"",
                    "\"2026-99-99\"",
                    "\"late\"",
                    "𠮷",
                    "\u202e",
                    "&",
                    "=",
                    "%",
                    "%zz",
                    "name=x",
                    "next=//evil",
                    "\r\n",
                    "\0");

    private final Random random = new Random(SEED);
    private final OpenHall hall = new OpenHall();

    @AfterEach
    void closeHall() {
        hall.close();
    }

    @Test
    void noBodyOfAnyAddressIsABug() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        List<Console.Route> posts =
                hall.console.routes().stream()
                        .filter(route -> route.method().equals("POST"))
                        .toList();
        assertThat(posts).hasSizeGreaterThan(30);
        for (int i = 0; i < TRIES; i++)
            for (Console.Route route : posts) {
                String type =
                        random.nextInt(4) == 0
                                ? "application/x-www-form-urlencoded"
                                : "application/json";
                String body = random.nextInt(3) == 0 ? anything() : object();
                String path = route.path().replaceAll("\\{n}", "1").replaceAll("\\{[a-z]+}", id());
                HttpRequest request =
                        hall.asked(path)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(body))
                                .build();
                HttpResponse<String> answer = hall.send(request);
                assertThat(answer.statusCode()).as("%s %s %s", path, type, body).isLessThan(500);
            }
    }

    private String id() {
        return List.of("A001", "2026-11-23-A001", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "li.na", "x")
                .get(random.nextInt(5));
    }

    private String anything() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--)
            text.append(BRICKS.get(random.nextInt(BRICKS.size())));
        return text.toString();
    }

    /** Well formed, so that it gets further. */
    private String object() {
        List<String> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = quoted();
            if (fields.stream().noneMatch(field -> field.startsWith(name)))
                fields.add(name + ":" + value(2));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String quoted() {
        return BRICKS.stream()
                .filter(brick -> brick.length() > 2 && brick.startsWith("\""))
                .skip(random.nextInt(20))
                .findFirst()
                .orElseThrow();
    }

    private String value(int deep) {
        int kind = random.nextInt(deep > 0 ? 6 : 4);
        if (kind == 5) return "{" + quoted() + ":" + value(deep - 1) + "}";
        if (kind == 4) return "[" + value(deep - 1) + "," + value(deep - 1) + "]";
        if (kind == 3) return Integer.toString(random.nextInt());
        return kind == 2 ? "null" : quoted();
    }

    @Test
    void aBentHallFileIsAnsweredInWords() throws Exception {
        byte[] whole;
        try (InputStream in = HallFile.class.getResourceAsStream("/tingxu/demo-hall.yaml")) {
            whole = Objects.requireNonNull(in).readAllBytes();
        }
        int refused = 0;
        for (int i = 0; i < TRIES * 20; i++) {
            try {
                HallFile.parse("hall.yaml", bent(whole));
            } catch (FileWrong wrong) {
                assertThat(wrong.zh()).isNotBlank();
                assertThat(wrong.en()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private String bent(byte[] whole) {
        String text = new String(whole, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(60));
        String brick = BRICKS.get(random.nextInt(BRICKS.size()));
        return text.substring(0, at) + brick + text.substring(end);
    }
}
