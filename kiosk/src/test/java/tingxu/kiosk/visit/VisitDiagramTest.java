package tingxu.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tingxu.kiosk.booking.Booked;
import tingxu.kiosk.visit.Input.Heard;
import tingxu.kiosk.visit.Input.Journal;
import tingxu.kiosk.visit.Input.Own;
import tingxu.kiosk.visit.Input.Paper;
import tingxu.kiosk.visit.Input.Sensed;
import tingxu.kiosk.visit.Input.Touch;
import tingxu.wire.MessageId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Walks every page by every input, and draws what it finds. To write the page anew: {@code
 * -Dtest.extra=-Dtingxu.write=true}.
 */
final class VisitDiagramTest {

    private static final Path PAGE = Path.of("..", "docs", "kiosk-visit.md");
    private static final MessageId FRESH = Stage.id(1);

    /** One of each kind, in the order of {@link Input}. */
    private static final List<Input> INPUTS =
            List.of(
                    new Touch.Take(),
                    new Touch.OpenGuide(),
                    new Touch.OpenMyTicket(),
                    new Touch.PickLine(Stage.TAX),
                    new Touch.PickItem(Stage.DEED, Stage.TAX),
                    new Touch.Search("x"),
                    new Touch.Key('x'),
                    new Touch.Erase(),
                    new Touch.CheckIn(),
                    new Touch.Without(),
                    new Touch.WithCard(),
                    new Touch.AskPriority(),
                    new Touch.Entitled(true),
                    new Touch.PaperCame(true),
                    new Touch.PaperCame(false),
                    new Touch.Noted(),
                    new Touch.GiveUp(),
                    new Touch.Again(),
                    new Touch.Taken(),
                    new Touch.PrintSheet(),
                    new Touch.PrintCopy(),
                    new Touch.TakeForItem(),
                    new Touch.Back(),
                    new Touch.Home(),
                    new Touch.Stay(),
                    new Touch.Help(),
                    new Touch.Speak("en"),
                    new Touch.Enlarge(true),
                    new Touch.Contrast(true),
                    new Sensed.CardRead(Stage.HOLDER),
                    new Sensed.CardFailed(Stage.WHY),
                    new Sensed.TicketScanned(Stage.TICKET),
                    new Sensed.ItemScanned(Stage.DEED, Stage.TAX),
                    new Sensed.PersonScanned(Stage.HOLDER),
                    new Sensed.ScanRefused(Stage.WHY),
                    new Sensed.ScanRefused(Stage.WHY, Stage.HOLDER.hmac()),
                    new Heard.Granted(Stage.grant(FRESH)),
                    new Heard.Refused(FRESH, Stage.WHY),
                    new Heard.Away(),
                    new Heard.Located(Stage.found(Stage.TICKET)),
                    new Heard.NotKnown(Stage.TICKET, Stage.WHY),
                    new Own.Booking(new Booked("me@now", Stage.TAX, null, Stage.START)),
                    new Own.NoBooking(Stage.WHY),
                    new Own.Before(FRESH, new Issued(Stage.grant(FRESH), null, true)),
                    new Own.Given(new Issued(Stage.grant(FRESH), null, true)),
                    new Own.NoneLeft(FRESH, true),
                    new Paper.Out(FRESH),
                    new Paper.Never(FRESH, Stage.WHY),
                    new Paper.Doubtful(FRESH, Stage.WHY),
                    new Journal.Lost(),
                    new Journal.Restored(),
                    new Input.Tick());

    private final Map<String, Set<String>> arrows = new TreeMap<>();
    private final Set<String> reached = new TreeSet<>();

    @Test
    void everyInputIsTried() {
        assertThat(INPUTS.stream().<Class<?>>map(Input::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(leaves(Input.class).toList());
    }

    @Test
    void everyPageIsReachedAndTheDiagramIsTheOneInTheDocuments() throws IOException {
        walk();
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Page.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
        String drawn = page();
        if (Boolean.getBoolean("tingxu.write")) Files.writeString(PAGE, drawn);
        assertThat(Files.readString(PAGE)).isEqualTo(drawn);
    }

    @Test
    void noPageKeepsACitizenForEver() {
        for (Visit visit : walk())
            if (!(visit.page() instanceof Page.Idle || visit.page() instanceof Page.OutOfOrder))
                assertThat(visit.ends(Stage.HABITS)).as(visit.page().toString()).isNotNull();
    }

    /** Breadth first, from a kiosk that nobody uses; pages are told apart by all they hold. */
    private Set<Visit> walk() {
        Set<Visit> seen = new LinkedHashSet<>();
        Deque<Visit> open = new ArrayDeque<>();
        open.add(Visit.idle(Stage.HABITS, Stage.START));
        while (!open.isEmpty()) {
            Visit visit = open.poll();
            if (!seen.add(visit)) continue;
            assertThat(seen).as("the walk ends").hasSizeLessThan(20_000);
            reached.add(name(visit.page()));
            for (Input input : INPUTS) {
                Step step = visit.on(input, moment(visit, input));
                Visit next = new Visit(step.next().page(), Stage.HABITS.usual(), Stage.START);
                if (longQuery(next)) continue;
                draw(visit.page(), next.page(), input);
                open.add(next);
            }
        }
        return seen;
    }

    private static Moment moment(Visit visit, Input input) {
        Duration ago = input instanceof Input.Tick ? Duration.ofHours(1) : Duration.ZERO;
        return new Moment(visit.touched().plus(ago), FRESH, Stage.HABITS);
    }

    private static boolean longQuery(Visit visit) {
        return switch (visit.page()) {
            case Page.Choosing choosing -> isLong(choosing.query());
            case Page.Browsing browsing -> isLong(browsing.query());
            case Page _ -> false;
        };
    }

    private static boolean isLong(@Nullable String query) {
        return query != null && query.length() > 1;
    }

    private void draw(Page from, Page to, Input input) {
        String arrow = name(from) + " --> " + name(to);
        if (name(from).equals(name(to)) || from instanceof Page.Helping) return;
        arrows.computeIfAbsent(arrow, _ -> new LinkedHashSet<>()).add(label(input));
    }

    private static String label(Input input) {
        return input instanceof Input.Tick
                ? "time"
                : input.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(java.util.Locale.ROOT);
    }

    private static String name(Page page) {
        return page.getClass().getSimpleName();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(VisitDiagramTest::leaves)
                : Stream.of(type);
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # 一次取号 · A visit to the kiosk

                由程序走遍每一页画成，测试核对。Drawn by walking every page of `tingxu.kiosk.visit` with every
                input; a test compares it. 呼叫帮助可从多数页面进入，返回原页。Help is called from most pages
                and leads back to them.

                ```mermaid
                stateDiagram-v2
                    [*] --> Idle
                """);
        arrows.forEach((arrow, labels) ->
                page.append("    ")
                        .append(arrow)
                        .append(": ")
                        .append(String.join(", ", labels))
                        .append('\n'));
        return page.append("```\n").toString();
    }
}
