package tingxu.provision.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;

/** The hall's HTTP interface as a load sees it: bodies made and read with as little as will do. */
final class Hall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY_LINE = "general";

    private Hall() {}

    /** Takes one ticket; the time is the request's. */
    static ClosedLoop.Timed issue(HttpLine line) throws IOException {
        long began = System.nanoTime();
        HttpLine.Answer answer =
                line.post(
                        "/api/v1/tickets",
                        "{\"line\":\"" + ANY_LINE + "\",\"class\":\"ORDINARY\"}");
        long nanos = System.nanoTime() - began;
        return new ClosedLoop.Timed(nanos, read(answer, 201).get("ticket").asString());
    }

    /** Calls the next ticket to a free window; the time is the request's. */
    static ClosedLoop.Timed next(HttpLine line, int window) throws IOException {
        long began = System.nanoTime();
        HttpLine.Answer answer = line.post("/api/v1/windows/" + window + "/next", "{}");
        long nanos = System.nanoTime() - began;
        return new ClosedLoop.Timed(nanos, read(answer, 200).get("ticket").asString());
    }

    static void open(HttpLine line, int window) throws IOException {
        read(
                line.post(
                        "/api/v1/windows/" + window + "/open",
                        "{\"skills\":[\"" + ANY_LINE + "\"]}"),
                200);
    }

    /** Ends what the window does, so that it can call again. */
    static void finish(HttpLine line, int window) throws IOException {
        read(line.post("/api/v1/windows/" + window + "/start", "{}"), 200);
        read(line.post("/api/v1/windows/" + window + "/finish", "{}"), 200);
    }

    private static JsonNode read(HttpLine.Answer answer, int expected) throws IOException {
        if (answer.status() != expected)
            throw new IOException("the hall answered " + answer.status() + ": " + answer.body());
        return JSON.readTree(answer.body());
    }
}
