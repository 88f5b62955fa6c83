package tingxu.control.console;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;

import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.regex.Pattern;

/** The hall's web server: screens for staff and citizens, and the JSON interface. */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    /** Everything from here, nothing from elsewhere, nothing inline. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
    private static final Pattern FIGURES =
            Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+]");

    private final Live live;
    private final Desk desk;
    private final Pages pages;
    private final Javalin server;

    /** Starts to serve. */
    public Console(ConsoleConfig config, Sources sources, List<Annex> annexes) {
        this.live = new Live(sources.clock(), config.viewersAtMost());
        this.pages = new Pages(sources, live, List.copyOf(annexes));
        sources.view().listen(live::changed);
        sources.roster().listen(live::changed);
        sources.advisor().listen(live::changed);
        this.desk = new Desk(sources);
        this.server =
                Javalin.create(javalin -> {
                    settings(javalin);
                    guard(javalin.routes, config.host());
                    new TicketRoutes(sources, desk).on(javalin.routes);
                    new CopyRoutes(sources).on(javalin.routes);
                    new WindowRoutes(sources, desk).on(javalin.routes);
                    new HallRoutes(sources, desk).on(javalin.routes);
                    new PolicyRoutes(sources, desk).on(javalin.routes);
                    new AdviceRoutes(sources, desk).on(javalin.routes);
                    new Assets().on(javalin.routes);
                    pages.on(javalin.routes);
                    for (Annex annex : annexes) annex.routes(javalin);
                });
        server.start(config.host(), config.port());
        LOG.info("the console listens on http://{}:{}", config.host(), server.port());
    }

    private static void settings(JavalinConfig javalin) {
        javalin.concurrency.useVirtualThreads = true;
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.maxRequestSize = Body.LIMIT_BYTES;
        javalin.http.prefer405over404 = true;
        javalin.http.compressionStrategy = CompressionStrategy.NONE; // a hall's network is near
        javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        javalin.jetty.modifyServer(jetty -> {
            ErrorHandler errors = new ErrorHandler();
            errors.setShowStacks(false);
            errors.setShowCauses(false);
            jetty.setErrorHandler(errors);
            jetty.setStopTimeout(0);
        });
    }

    private void guard(RoutesConfig routes, String own) {
        routes.before(context -> {
            headers(context);
            ownNameOnly(context.header("Host"), own);
            ownPagesOnly(context);
        });
        routes.exception(Problem.Found.class, (found, context) -> tell(context, found.problem()));
        routes.exception(HttpResponseException.class, this::http);
        routes.exception(Exception.class, this::bug);
    }

    private static void headers(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    /**
     * A name that someone else has pointed at this machine (DNS rebinding) makes a foreign page of
     * the same origin as ours. An address in figures cannot be pointed anywhere.
     */
    private static void ownNameOnly(@Nullable String asked, String own) {
        String host = asked == null ? "" : PORT.matcher(asked).replaceFirst("");
        if (!FIGURES.matcher(host).matches()
                && !host.equalsIgnoreCase("localhost")
                && !host.equalsIgnoreCase(own)) throw Sentences.otherName().found();
    }

    /** A page from elsewhere in the same browser must not press our keys. */
    private static void ownPagesOnly(Context context) {
        if (!context.method().equals(HandlerType.POST)) return;
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign || (origin != null && !sameHost(origin, context.header("Host"))))
            throw Sentences.elsewhere().found();
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        return host != null && origin.endsWith("://" + host);
    }

    private void http(HttpResponseException thrown, Context context) {
        tell(
                context,
                switch (thrown.getStatus()) {
                    case 404 -> Sentences.noSuchPage();
                    case 405 -> Sentences.wrongMethod();
                    case 413 -> Sentences.tooLarge();
                    default -> Sentences.other(thrown.getStatus());
                });
    }

    private void bug(Exception bug, Context context) {
        LOG.error("{} {} broke", context.method(), context.path(), bug);
        tell(context, Sentences.ownFault());
    }

    private void tell(Context context, Problem problem) {
        if (problem.status() == 503) context.header("Retry-After", "1");
        String accept = context.header("Accept");
        if (accept != null && accept.contains("text/html") && !context.path().startsWith("/api/"))
            pages.problem(context, problem);
        else Json.answer(context, problem);
    }

    public int port() {
        return server.port();
    }

    /** Pages that are kept live now. */
    public int viewers() {
        return live.viewers();
    }

    /** Tells live pages to go, and stops. */
    @Override
    public void close() {
        live.close();
        server.stop();
        desk.close();
    }
}
