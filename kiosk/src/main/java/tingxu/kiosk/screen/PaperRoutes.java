package tingxu.kiosk.screen;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import tingxu.bridge.printer.LayoutWrong;
import tingxu.kiosk.receipt.TicketPreview;
import tingxu.kiosk.receipt.TicketPreview.Drawn;
import tingxu.kiosk.receipt.TicketPreview.Sample;

import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 票面: the page on which a technician sees what a ticket's layout gives on paper. It shows; the file
 * is edited where it lies, so that a page that anybody can open changes nothing.
 */
final class PaperRoutes {

    private static final int LAYOUT_BYTES_AT_MOST = 32 * 1024;
    private static final String ASSETS = "/tingxu/kiosk/screen/";

    private final TicketPreview preview;
    private final ObjectMapper json;

    PaperRoutes(TicketPreview preview, ObjectMapper json) {
        this.preview = preview;
        this.json = json;
    }

    void on(JavalinConfig config) {
        Screen.asset(config, "/paper", ASSETS + "paper.html", "text/html; charset=utf-8");
        Screen.asset(config, "/paper.css", ASSETS + "paper.css", "text/css");
        Screen.asset(config, "/paper.js", ASSETS + "paper.js", "text/javascript");
        config.routes.get("/api/v1/paper", this::file);
        config.routes.post("/api/v1/paper", this::draw);
    }

    /** The layout as it lies on the disk now. */
    private void file(Context context) throws Problem {
        try {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("file", preview.file().toString());
            body.put("own", preview.own());
            body.put("dots", preview.receipts().paper().widthDots());
            body.put("text", preview.text());
            answer(context, body);
        } catch (IOException unread) {
            throw new Problem(
                    500,
                    "Unreadable",
                    null,
                    "读不出来：" + unread.getMessage(),
                    "The layout cannot be read: " + unread.getMessage());
        }
    }

    private void draw(Context context) throws Problem, IOException {
        byte[] bytes = context.bodyInputStream().readNBytes(LAYOUT_BYTES_AT_MOST + 1);
        if (bytes.length > LAYOUT_BYTES_AT_MOST)
            throw new Problem(413, "Too large", null, "票面最多 32 KiB", "A layout has at most 32 KiB");
        Drawn drawn = preview.draw(new String(bytes, StandardCharsets.UTF_8), sample(context));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("png", Base64.getEncoder().encodeToString(drawn.png().toArray()));
        body.put("faults", drawn.faults().stream().map(PaperRoutes::fault).toList());
        answer(context, body);
    }

    private static Sample sample(Context context) throws Problem {
        String asked = context.queryParam("sample");
        if (asked == null) return Sample.USUAL;
        for (Sample sample : Sample.values()) if (sample.name().equals(asked)) return sample;
        String may = List.of(Arrays.toString(Sample.values())).getFirst();
        throw new Problem(
                400, "No such sample", "sample", "样例只有 " + may, "The sample is one of " + may);
    }

    private static Map<String, Object> fault(LayoutWrong wrong) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("line", wrong.line());
        fault.put("zh", wrong.zh());
        fault.put("en", wrong.en());
        return fault;
    }

    private void answer(Context context, Map<String, Object> body) {
        context.result(json.writeValueAsString(body)).contentType("application/json");
    }
}
