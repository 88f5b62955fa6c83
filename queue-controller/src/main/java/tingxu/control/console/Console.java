package tingxu.control.console;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;

import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.staff.Staff;
import tingxu.control.view.Problem;
import tingxu.control.view.Sentences;
import tingxu.control.view.Sources;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The hall's web server: screens for staff and citizens, and the JSON interface. */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    /** Everything from here, nothing from elsewhere, nothing inline. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    POLICY,
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    // With "no-referrer" browsers send their own forms with the origin "null".
                    "Referrer-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "camera=(), microphone=(), geolocation=()",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cache-Control",
                    "no-store");

    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
    private static final Pattern FIGURES =
            Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+]");

    private final ConsoleConfig config;
    private final Live live;
    private final Desk desk;
    private final Door door;
    private final Pages pages;
    private final Callers callers = new Callers();
    private final Quota addresses;
    private final Javalin server;

    /** Starts to serve. */
    public Console(ConsoleConfig config, Sources sources, Staff staff, List<Annex> annexes) {
        this.config = config;
        this.live = new Live(sources.clock(), config.viewersAtMost());
        this.pages = new Pages(sources, staff, live, List.copyOf(annexes));
        sources.view().listen(live::changed);
        sources.roster().listen(live::changed);
        sources.advisor().listen(live::changed);
        sources.keeper().listen(live::changed);
        this.desk = new Desk(sources);
        this.addresses = new Quota(config.requestsPerSecond(), System::nanoTime);
        this.door =
                new Door(
                        staff,
                        config.tls() != null,
                        new Quota(config.requestsPerSecond(), System::nanoTime));
        this.server =
                Javalin.create(javalin -> {
                    settings(javalin);
                    guard(javalin.routes);
                    new LoginRoutes(staff, door, pages).on(javalin.routes);
                    new StaffRoutes(staff, pages).on(javalin.routes);
                    new TicketRoutes(sources, desk).on(javalin.routes);
                    new RatingRoutes(sources, desk).on(javalin.routes);
                    new CopyRoutes(sources).on(javalin.routes);
                    new WindowRoutes(sources, desk, staff).on(javalin.routes);
                    new HallRoutes(sources, desk).on(javalin.routes);
                    new PolicyRoutes(sources, desk).on(javalin.routes);
                    new AdviceRoutes(sources, desk).on(javalin.routes);
                    new Assets().on(javalin.routes);
                    pages.on(javalin.routes);
                    for (Annex annex : annexes) annex.routes(javalin);
                });
        everyRouteNamesWhoMay();
        server.start(config.host(), config.port());
        LOG.info("the console listens on {}:{}", config.host(), server.port());
    }

    private void settings(JavalinConfig javalin) {
        javalin.concurrency.useVirtualThreads = true;
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.maxRequestSize = Body.LIMIT_BYTES;
        javalin.http.prefer405over404 = true;
        javalin.http.compressionStrategy = CompressionStrategy.NONE; // a hall's network is near
        javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        javalin.jetty.addConnector((jetty, http) -> Listener.on(jetty, http, config, callers));
        javalin.jetty.modifyServer(jetty -> {
            ErrorHandler errors = new ErrorHandler();
            errors.setShowStacks(false);
            errors.setShowCauses(false);
            jetty.setErrorHandler(errors);
            jetty.insertHandler(new Porter(door, addresses, HEADERS));
            jetty.setStopTimeout(0);
        });
    }

    private void guard(RoutesConfig routes) {
        routes.before(context -> {
            headers(context);
            if (context.method().equals(HandlerType.GET) && !addresses.take(context.ip()))
                throw Sentences.tooOften().found(); // the porter has counted the others
            ownNameOnly(context.header("Host"));
            ownPagesOnly(context);
        });
        door.on(routes);
        routes.exception(Problem.Found.class, (found, context) -> tell(context, found.problem()));
        routes.exception(HttpResponseException.class, this::http);
        routes.exception(Exception.class, this::bug);
    }

    private static void headers(Context context) {
        HEADERS.forEach(context::header);
        // A browser that was here once never asks this name in the clear again.
        if (context.req().isSecure())
            context.header("Strict-Transport-Security", "max-age=31536000");
    }

    /**
     * A name that someone else has pointed at this machine (DNS rebinding) makes a foreign page of
     * the same origin as ours. An address in figures cannot be pointed anywhere.
     */
    private void ownNameOnly(@Nullable String asked) {
        String host = asked == null ? "" : PORT.matcher(asked).replaceFirst("");
        if (!FIGURES.matcher(host).matches()
                && !host.equalsIgnoreCase("localhost")
                && !host.equalsIgnoreCase(config.host())
                && config.names().stream().noneMatch(host::equalsIgnoreCase))
            throw Sentences.otherName().found();
    }

    /**
     * A page from elsewhere in the same browser must not press our keys. Who shows a token by hand
     * is no browser that was tricked; a browser that shows a cookie says where it comes from.
     */
    private void ownPagesOnly(Context context) {
        if (!context.method().equals(HandlerType.POST)) return;
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean silent = site == null && origin == null && door.byCookie(context);
        if (foreign || silent || (origin != null && !sameHost(origin, context.header("Host"))))
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
        boolean again = problem.status() == 503 || problem.status() == 429;
        if (again && context.res().getHeader("Retry-After") == null)
            context.header("Retry-After", "1");
        String accept = context.header("Accept");
        if (accept != null && accept.contains("text/html") && !context.path().startsWith("/api/"))
            pages.problem(context, problem);
        else Json.answer(context, problem);
    }

    // ------------------------------------------------------------------ what is served to whom

    /** An address of the console, and who may use it. */
    public record Route(String method, String path, May may) {}

    /** All of them, in order of the paths. */
    public List<Route> routes() {
        return endpoints()
                .map(each -> new Route(each.method.name(), each.path, may(each)))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private java.util.stream.Stream<Endpoint> endpoints() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(each -> each.endpoint)
                .filter(each ->
                        each.method.equals(HandlerType.GET)
                                || each.method.equals(HandlerType.POST)
                                || each.method.equals(HandlerType.PUT)
                                || each.method.equals(HandlerType.PATCH)
                                || each.method.equals(HandlerType.DELETE)
                                || each.method.equals(HandlerType.HEAD)
                                || each.method.equals(HandlerType.OPTIONS));
    }

    private static @Nullable May mayOrNone(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        if (roles == null || roles.getRoles().size() != 1) return null;
        return roles.getRoles().iterator().next() instanceof May may ? may : null;
    }

    private static May may(Endpoint endpoint) {
        May may = mayOrNone(endpoint);
        if (may == null)
            throw new IllegalStateException(
                    endpoint.method.name()
                            + " "
                            + endpoint.path
                            + " does not say who may use it: give its route a May");
        return may;
    }

    private void everyRouteNamesWhoMay() {
        endpoints().forEach(Console::may);
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
        callers.close();
        desk.close();
    }
}
