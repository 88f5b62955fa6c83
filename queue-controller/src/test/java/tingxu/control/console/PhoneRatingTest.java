package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.BadRating;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.wire.RatingReason;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Objects;

/** 好差评 with the paper in one's hand and no pad at the window: nobody has logged in here. */
class PhoneRatingTest {

    private static final String CODE = "/t/TX1.2026-11-23-A001";
    private static final TicketId TICKET = TicketId.parse("2026-11-23-A001");
    private static final TicketNumber NUMBER = TICKET.number();

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void serveOne() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.take("household");
        hall.post("/api/v1/windows/1/next", "");
        hall.post("/api/v1/windows/1/start", "");
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    private void finish() {
        hall.post("/api/v1/windows/1/finish", "");
    }

    private HttpResponse<String> form(String path, String fields) {
        return hall.send(
                HttpRequest.newBuilder(hall.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", "http://127.0.0.1:" + hall.console.port())
                        .POST(BodyPublishers.ofString(fields))
                        .build());
    }

    private String page() {
        return hall.send(HttpRequest.newBuilder(hall.at(CODE)).build()).body();
    }

    private HallState state() {
        return hall.loop.state();
    }

    private @Nullable Integer rating() {
        return state().standing(NUMBER).orElseThrow().rating();
    }

    @Test
    void onlyWhatIsOverIsAskedAbout() {
        assertThat(page()).doesNotContain("name=\"level\"");
        assertThat(form(CODE + "/rating", "level=5").statusCode()).isEqualTo(409);
        finish();
        assertThat(page()).contains("您对这次服务满意吗", "value=\"5\"", "非常不满意");
        HttpResponse<String> answer = form(CODE + "/rating?lang=en", "level=4");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).isEqualTo(CODE + "?lang=en");
        assertThat(page()).contains("谢谢您的评价").doesNotContain("name=\"level\"");
        assertThat(rating()).isEqualTo(4);
    }

    @Test
    void aBadOneIsAskedForReasonsAndFollowedUp() {
        finish();
        form(CODE + "/rating", "level=1");
        assertThat(page()).contains("哪里没有做好", "name=\"WAITED_LONG\"");
        assertThat(form(CODE + "/reasons", "").statusCode()).isEqualTo(409);
        assertThat(form(CODE + "/reasons", "WAITED_LONG=on&UNSURE=on").statusCode()).isEqualTo(303);
        assertThat(page()).contains("谢谢您的评价").doesNotContain("name=\"WAITED_LONG\"");
        BadRating bad = Objects.requireNonNull(state().badRatings().get(TICKET));
        assertThat(bad.channel()).isEqualTo("qr");
        assertThat(bad.reasons())
                .containsExactlyInAnyOrder(RatingReason.WAITED_LONG, RatingReason.UNSURE);
    }

    @Test
    void aServiceIsRatedOnceByPadOrPhone() {
        finish();
        form(CODE + "/rating", "level=2");
        HttpResponse<String> again = form(CODE + "/rating", "level=5");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("已经评价过");
        hall.say(new Command.Rate(new WindowId(1), NUMBER, 5, "pad"));
        assertThat(rating()).isEqualTo(2);
    }

    @Test
    void aPadThatAskedInVainLeavesItToThePhone() {
        finish();
        hall.say(new Command.Rate(new WindowId(1), NUMBER, 0, "pad"));
        assertThat(page()).contains("name=\"level\"");
        form(CODE + "/rating", "level=3");
        assertThat(rating()).isEqualTo(3);
    }

    @Test
    void afterTheDayNothingIsAskedAndNothingTaken() {
        finish();
        hall.post("/api/v1/day/end", "");
        assertThat(page()).doesNotContain("name=\"level\"");
        assertThat(form(CODE + "/rating", "level=5").statusCode()).isEqualTo(409);
        assertThat(rating()).isNull();
    }

    @Test
    void whatIsNoTicketOrNoLevelIsRefusedInWords() {
        finish();
        assertThat(form("/t/A001/rating", "level=5").statusCode()).isEqualTo(404);
        assertThat(form("/t/TX1.2026-11-22-A001/rating", "level=5").statusCode()).isEqualTo(404);
        for (String wrong : new String[] {"", "level=0", "level=6", "level=x", "level=55"})
            assertThat(form(CODE + "/rating", wrong).statusCode()).as(wrong).isEqualTo(400);
        assertThat(rating()).isNull();
    }
}
