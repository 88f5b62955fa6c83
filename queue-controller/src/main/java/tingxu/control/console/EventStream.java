package tingxu.control.console;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events to one viewer, written by the request's own virtual thread, which stays until
 * the viewer has gone.
 */
final class EventStream {

    private final ServletOutputStream out;

    EventStream(HttpServletResponse response) throws IOException {
        response.setStatus(200);
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy must not keep events back
        this.out = response.getOutputStream();
        response.flushBuffer();
    }

    /**
     * @param id what a browser tells as the last thing it saw
     * @throws IOException when the viewer has gone
     */
    void send(String event, String id, String data) throws IOException {
        StringBuilder text = new StringBuilder(data.length() + 64);
        text.append("id: ").append(id).append("\nevent: ").append(event).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
