package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.control.hall.Command;
import tingxu.wire.LineId;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

class ApiTest {

    private final OpenHall hall = new OpenHall();

    @AfterEach
    void closeHall() {
        hall.close();
    }

    private HttpResponse<String> post(String path) {
        return hall.post(path, "");
    }

    private void openDay() {
        assertThat(post("/api/v1/day/open").statusCode()).isEqualTo(200);
    }

    private void openWindow(int window) {
        assertThat(post("/api/v1/windows/" + window + "/open").statusCode()).isEqualTo(200);
    }

    @Test
    void aTicketIsTakenCalledServedAndFinished() {
        openDay();
        openWindow(1);
        HttpResponse<String> taken =
                hall.post("/api/v1/tickets", "{\"line\":\"household\",\"class\":\"ORDINARY\"}");

        assertThat(taken.statusCode()).isEqualTo(201);
        JsonNode ticket = OpenHall.json(taken);
        assertThat(ticket.get("ticket").asString()).isEqualTo("A001");
        assertThat(ticket.get("id").asString()).isEqualTo("2026-11-23-A001");
        assertThat(ticket.get("class").asString()).isEqualTo("ORDINARY");
        assertThat(ticket.get("ahead").asInt()).isZero();
        assertThat(ticket.get("p90").asInt()).isGreaterThanOrEqualTo(ticket.get("p50").asInt());
        assertThat(ticket.get("qr").asString()).isEqualTo("TX1.2026-11-23-A001");

        JsonNode called = OpenHall.json(post("/api/v1/windows/1/next"));
        assertThat(called.get("activity").asString()).isEqualTo("CALLING");
        assertThat(called.get("ticket").asString()).isEqualTo("A001");
        assertThat(called.get("reason").asString()).isEqualTo("ONLY_CANDIDATE");

        assertThat(activity(post("/api/v1/windows/1/recall"))).isEqualTo("CALLING");
        assertThat(activity(post("/api/v1/windows/1/start"))).isEqualTo("SERVING");
        assertThat(activity(hall.get("/api/v1/windows/1"))).isEqualTo("SERVING");
        assertThat(activity(post("/api/v1/windows/1/finish"))).isEqualTo("FREE");
        JsonNode found = OpenHall.json(hall.get("/api/v1/tickets/A001"));
        assertThat(found.get("where").asString()).isEqualTo("SERVED");
        assertThat(found.get("window").asInt()).isEqualTo(1);
    }

    private static String activity(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return OpenHall.json(answer).get("activity").asString();
    }

    @Test
    void aTicketMayBeHeldResumedSentOnMissedAndBroughtBack() {
        openDay();
        openWindow(1);
        hall.take("household");
        post("/api/v1/windows/1/next");
        post("/api/v1/windows/1/start");
        assertThat(activity(hall.post("/api/v1/windows/1/hold", "{\"reason\":\"copy\"}")))
                .isEqualTo("FREE");
        assertThat(activity(hall.post("/api/v1/windows/1/resume", "{\"ticket\":\"A001\"}")))
                .isEqualTo("CALLING");
        post("/api/v1/windows/1/start");
        assertThat(
                        activity(
                                hall.post(
                                        "/api/v1/windows/1/transfer",
                                        "{\"to\":\"general\",\"reason\":\"x\"}")))
                .isEqualTo("FREE");
        assertThat(activity(post("/api/v1/windows/1/next"))).isEqualTo("CALLING");
        assertThat(activity(post("/api/v1/windows/1/no-show"))).isEqualTo("FREE");
        assertThat(post("/api/v1/tickets/A001/return").statusCode()).isEqualTo(200);
        assertThat(
                        OpenHall.json(
                                        hall.post(
                                                "/api/v1/tickets/A001/cancel",
                                                "{\"reason\":\"x\"}"))
                                .get("where")
                                .asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void aWindowPausesUnpausesCallsByHandAndCloses() {
        openDay();
        assertThat(activity(hall.post("/api/v1/windows/2/open", "{\"skills\":[\"tax\"]}")))
                .isEqualTo("FREE");
        assertThat(activity(hall.post("/api/v1/windows/2/pause", "{\"reason\":\"meal\"}")))
                .isEqualTo("PAUSED");
        assertThat(activity(post("/api/v1/windows/2/unpause"))).isEqualTo("FREE");
        hall.take("tax");
        hall.take("tax");
        JsonNode byHand =
                OpenHall.json(
                        hall.post(
                                "/api/v1/windows/2/call",
                                "{\"ticket\":\"c002\",\"reason\":\"faint\"}"));
        assertThat(byHand.get("ticket").asString()).isEqualTo("C002");
        assertThat(byHand.get("reason").asString()).isEqualTo("MANUAL");
        post("/api/v1/windows/2/start");
        post("/api/v1/windows/2/finish");
        assertThat(activity(post("/api/v1/windows/2/close"))).isEqualTo("CLOSED");
    }

    @Test
    void aPaperBeforeTheClerksEyesCountsBeforeItsKioskHasToldOfIt() {
        openDay();
        openWindow(1);
        hall.say(new Command.LendNumbers(hall.ids.get(), "k01", new LineId("household"), 100));
        JsonNode scanned =
                OpenHall.json(
                        hall.post("/api/v1/tickets/scan", "{\"code\":\"TX1.2026-11-23-A5001\"}"));
        assertThat(scanned.get("ticket").asString()).isEqualTo("A5001");
        assertThat(scanned.get("where").asString()).isEqualTo("WAITING");
        assertThat(hall.post("/api/v1/tickets/scan", "{\"code\":\"a5001\"}").statusCode())
                .as("typed, and again")
                .isEqualTo(200);
        JsonNode called =
                OpenHall.json(
                        hall.post(
                                "/api/v1/windows/1/call",
                                "{\"ticket\":\"A5002\",\"reason\":\"离线号\"}"));
        assertThat(called.get("ticket").asString()).isEqualTo("A5002");
        assertThat(called.get("activity").asString()).isEqualTo("CALLING");
    }

    @Test
    void aPaperThatCannotBeIsRefusedInWords() {
        openDay();
        hall.say(new Command.LendNumbers(hall.ids.get(), "k01", new LineId("household"), 100));
        for (String code :
                List.of("TX1.2026-11-22-A5001", "A5101", "A4000", "TX2.x", "http://x", ""))
            assertThat(
                            hall.post("/api/v1/tickets/scan", "{\"code\":\"" + code + "\"}")
                                    .statusCode())
                    .as(code)
                    .isBetween(400, 422);
        assertThat(
                        OpenHall.json(hall.post("/api/v1/tickets/scan", "{\"code\":\"A5101\"}"))
                                .get("zh")
                                .asString())
                .contains("今天没有发过");
    }

    @Test
    void theSameIdIsAnsweredTheSameAndDoesNothingMore() {
        openDay();
        openWindow(1);
        String id = hall.ids.get().ulid();
        String body = "{\"line\":\"household\"}";
        HttpResponse<String> first = hall.post("/api/v1/tickets", body, "Idempotency-Key", id);
        HttpResponse<String> again = hall.post("/api/v1/tickets", body, "Idempotency-Key", id);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(hall.take("household")).isEqualTo("A002");

        String press = hall.ids.get().ulid();
        HttpResponse<String> call =
                hall.post("/api/v1/windows/1/next", "", "Idempotency-Key", press);
        post("/api/v1/windows/1/start");
        HttpResponse<String> repeat =
                hall.post("/api/v1/windows/1/next", "", "Idempotency-Key", press);
        assertThat(repeat.body()).isEqualTo(call.body());
        assertThat(hall.loop.state().waitingTotal()).isEqualTo(1);
    }

    @Test
    void anIdThatWasUsedForSomethingElseGetsNoTicket() {
        openDay();
        String id = hall.ids.get().ulid();
        // The desk said this id before, about the day.
        hall.post("/api/v1/day/open", "", "Idempotency-Key", id);
        HttpResponse<String> refused =
                hall.post("/api/v1/tickets", "{\"line\":\"tax\"}", "Idempotency-Key", id);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(hall.loop.state().waitingTotal()).isZero();
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/v1/tickets | {\"line\":\"nowhere\"} | 404 | line",
                "/api/v1/tickets | {\"line\":\"No Such!\"} | 400 | line",
                "/api/v1/tickets | {\"line\":7} | 400 | line",
                "/api/v1/tickets | {} | 400 | line",
                "/api/v1/tickets | [] | 400 | body",
                "/api/v1/tickets | {\"line\":\"tax\" | 400 | body",
                "/api/v1/tickets | {\"line\":\"tax\"} x | 400 | body",
                "/api/v1/tickets | {\"line\":\"tax\",\"line\":\"tax\"} | 400 | body",
                "/api/v1/tickets | {\"line\":\"tax\",\"class\":\"VIP\"} | 400 | class",
                "/api/v1/tickets | {\"line\":\"tax\",\"class\":\"TRANSFER\"} | 400 | class",
                "/api/v1/tickets | {\"line\":\"tax\",\"klass\":\"ORDINARY\"} | 400 | klass",
                "/api/v1/windows/99/next | {} | 404 | window",
                "/api/v1/windows/0/next | {} | 400 | window",
                "/api/v1/windows/x/next | {} | 400 | window",
                "/api/v1/windows/1/pause | {} | 400 | reason",
                "/api/v1/windows/1/pause | {\"reason\":{}} | 400 | reason",
                "/api/v1/windows/1/open | {\"skills\":[]} | 400 | skills",
                "/api/v1/windows/1/open | {\"skills\":[1]} | 400 | skills",
                "/api/v1/windows/1/open | {\"skills\":[\"nowhere\"]} | 404 | skills",
                "/api/v1/windows/1/transfer | {\"to\":\"tax\"} | 400 | reason",
                "/api/v1/windows/1/transfer | {\"to\":\"nowhere\",\"reason\":\"x\"} | 404 | to",
                "/api/v1/windows/1/resume | {\"ticket\":\"A0\"} | 400 | ticket",
                "/api/v1/windows/1/call | {\"ticket\":\"A001\"} | 400 | reason",
                "/api/v1/tickets/A999/return | {} | 404 | ticket",
                "/api/v1/tickets/A000/return | {} | 400 | ticket",
                "/api/v1/tickets/A999/cancel | {\"reason\":\"x\"} | 404 | ticket",
                "/api/v1/day/open | {\"day\":\"soon\"} | 400 | day",
                "/api/v1/day/open | {\"day\":\"2099-01-01\"} | 400 | day",
                "/api/v1/day/end | {\"late\":\"yes\"} | 400 | late",
                "/api/v1/nothing | {} | 404 | ",
            })
    void badInputIsAnsweredWithASentenceAndChangesNothing(
            String path, String body, int status, String field) {
        openDay();
        long row = hall.loop.row();

        HttpResponse<String> answer = hall.post(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        JsonNode problem = OpenHall.json(answer);
        assertThat(problem.get("zh").asString()).isNotBlank();
        assertThat(problem.get("en").asString()).isNotBlank();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        if (field != null) assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        assertThat(hall.loop.row()).isEqualTo(row);
    }

    @Test
    void whatTheHallRefusesIsAConflictInBothLanguages() {
        openDay();
        HttpResponse<String> answer =
                hall.post("/api/v1/windows/1/next", "", "Accept-Language", "en-GB");
        assertThat(answer.statusCode()).isEqualTo(409);
        JsonNode problem = OpenHall.json(answer);
        assertThat(problem.get("detail").asString()).isEqualTo(problem.get("en").asString());
        assertThat(OpenHall.json(post("/api/v1/windows/1/next")).get("detail").asString())
                .isEqualTo(problem.get("zh").asString());
    }

    @Test
    void aWrongIdempotencyKeyIsRefused() {
        openDay();
        HttpResponse<String> answer =
                hall.post("/api/v1/tickets", "{\"line\":\"tax\"}", "Idempotency-Key", "again");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(OpenHall.json(answer).get("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() {
        openDay();
        String large = "{\"line\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(hall.post("/api/v1/tickets", large).statusCode()).isEqualTo(413);
        // Without a length, piece by piece.
        HttpRequest chunked =
                hall.asked("/api/v1/tickets")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)))
                        .build();
        assertThat(hall.send(chunked).statusCode()).isEqualTo(413);
        assertThat(hall.loop.state().waitingTotal()).isZero();
    }

    @Test
    void deeplyNestedJsonIsMalformedNotAnError() {
        openDay();
        String deep = "{\"line\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertThat(hall.post("/api/v1/tickets", deep).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyJsonIsRead() {
        HttpRequest form =
                hall.asked("/api/v1/tickets")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{\"line\":\"tax\"}"))
                        .build();
        assertThat(hall.send(form).statusCode()).isEqualTo(415);
    }

    @Test
    void anAddressThatTakesOtherRequestsSaysSo() {
        assertThat(hall.get("/api/v1/day/open").statusCode()).isEqualTo(405);
        assertThat(post("/board").statusCode()).isEqualTo(405);
    }

    @Test
    void theHallTellsEverythingTheManagerSees() {
        openDay();
        openWindow(1);
        hall.take("household");
        hall.take("tax");
        hall.pass(Duration.ofMinutes(7));
        post("/api/v1/windows/1/next");

        JsonNode facts = OpenHall.json(hall.get("/api/v1/hall"));

        assertThat(facts.get("open").asBoolean()).isTrue();
        assertThat(facts.get("day").asString()).isEqualTo("2026-11-23");
        assertThat(facts.get("waiting").asInt()).isEqualTo(1);
        assertThat(facts.get("longestWaitSeconds").asInt()).isEqualTo(420);
        assertThat(facts.get("windowsOpen").asInt()).isEqualTo(1);
        assertThat(facts.get("windowsAll").asInt()).isEqualTo(8);
        assertThat(facts.get("sums").get("issued").asInt()).isEqualTo(2);
        JsonNode household = facts.get("lines").get(0);
        assertThat(household.get("line").asString()).isEqualTo("household");
        assertThat(household.get("p90Minutes").asInt()).isEqualTo(7);
        assertThat(household.get("lastTwoHours")).hasSize(120);
        assertThat(facts.get("windows").get(0).get("activity").asString()).isEqualTo("CALLING");
        assertThat(facts.get("windows").get(7).get("activity").asString()).isEqualTo("CLOSED");
    }

    @Test
    void whySomeoneWasCalledIsToldInWords() {
        openDay();
        openWindow(1);
        hall.take("household");
        hall.pass(Duration.ofMinutes(3));
        hall.take("household");
        post("/api/v1/windows/1/next");

        JsonNode why = OpenHall.json(hall.get("/api/v1/why/A001"));
        assertThat(why.get("window").asInt()).isEqualTo(1);
        assertThat(why.get("words").get("zh").asString()).contains("A001", "1 号窗口");
        assertThat(why.get("candidates").get(0).get("ticket").asString()).isEqualTo("A001");
        assertThat(why.get("candidates").get(0).get("waitedMinutes").asInt()).isEqualTo(3);
        JsonNode waiting = OpenHall.json(hall.get("/api/v1/why/A002"));
        assertThat(waiting.get("waits").asBoolean()).isTrue();
        assertThat(waiting.get("next").get(0).get("ticket").asString()).isEqualTo("A002");
        assertThat(hall.get("/api/v1/why/Z999").statusCode()).isEqualTo(404);
        assertThat(hall.get("/api/v1/why/nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void theDayEndsOnlyWithFreeWindowsUnlessLate() {
        openDay();
        openWindow(1);
        hall.take("household");
        post("/api/v1/windows/1/next");
        assertThat(post("/api/v1/day/end").statusCode()).isEqualTo(409);
        assertThat(hall.post("/api/v1/day/end", "{\"late\":true}").statusCode()).isEqualTo(200);
        assertThat(OpenHall.json(hall.get("/api/v1/hall")).get("open").asBoolean()).isFalse();
        assertThat(post("/api/v1/day/open").statusCode()).isEqualTo(409);
        assertThat(hall.post("/api/v1/day/open", "{\"day\":\"2026-11-24\"}").statusCode())
                .isEqualTo(200);
    }
}
