package tingxu.kiosk.screen;

import io.javalin.Javalin;

import tingxu.kiosk.receipt.TicketPreview;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;

/** The page of a ticket's layout without a kiosk, for whoever writes one at a desk. */
public final class PaperDesk implements AutoCloseable {

    private final Javalin http;

    /**
     * @param port on 127.0.0.1; 0 for any free one
     */
    public PaperDesk(int port, TicketPreview preview) {
        PaperRoutes paper = new PaperRoutes(preview, JsonMapper.builder().build());
        this.http =
                Javalin.create(
                                config -> {
                                    Screen.habits(config);
                                    config.routes.get("/", context -> context.redirect("/paper"));
                                    Screen.look(config);
                                    paper.on(config);
                                })
                        .start(Screen.HOST, port);
    }

    public URI address() {
        return URI.create("http://" + Screen.HOST + ":" + http.port() + "/paper");
    }

    @Override
    public void close() {
        http.stop();
    }
}
