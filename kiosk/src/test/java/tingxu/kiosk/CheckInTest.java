package tingxu.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.card.CardText;
import tingxu.bridge.printer.Paper;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.ledger.SqliteLedger;
import tingxu.wire.Appointment;
import tingxu.wire.ItemId;
import tingxu.wire.Message.OfflineIssued;
import tingxu.wire.Message.PaperReported;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.Message.TicketRequested;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.seal.AppointmentKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** 预约签到: one who has booked lays the card down, or shows the code, with a hall or without. */
final class CheckInTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final String NUMBER = "810000199901010014";
    private static final String CODE = "https://booking.example/q?no=YY-20261126-0042";
    private static final byte[] HALL_KEY =
            HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

    @TempDir Path folder;
    private TestKiosk kiosk;
    private final LocalDate today = LocalDate.now(ZONE);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Appointment mine = booked(NUMBER, CODE, now.plusSeconds(300));

    @BeforeEach
    void start() throws Exception {
        kiosk = new TestKiosk(folder);
        kiosk.hall.opens(today, true);
        kiosk.untilLent(6);
        books(mine);
    }

    @AfterEach
    void stop() {
        kiosk.close();
    }

    @Test
    void aCardThatIsLaidDownIsCheckedInForItsTime() {
        checkInByCard();

        assertThat(kiosk.untilPage("shown").at("/class").stringValue()).isEqualTo("APPOINTMENT");
        TicketRequested asked = kiosk.hall.heard(TicketRequested.class).getFirst();
        assertThat(asked.ticketClass()).isEqualTo(TicketClass.APPOINTMENT);
        assertThat(asked.holder()).isEqualTo(mine.id());
        assertThat(asked.booked()).isEqualTo(mine.at());
        assertThat(asked.item()).isEqualTo(new ItemId("tax-deed"));
        assertThat(kiosk.printer.papers().getFirst().lines())
                .anyMatch(line -> line.contains("预约"))
                .anyMatch(line -> line.contains("预约时间") && line.contains(clock(mine.at())));
        assertThat(kiosk.get("/").body()).contains("预约 " + clock(mine.at()));
    }

    @Test
    void theBookingsOwnCodeDoesAsWell() {
        kiosk.press("{\"do\":\"check-in\"}");
        kiosk.scanner.scan(CODE);

        kiosk.untilPage("shown");
        assertThat(kiosk.hall.heard(TicketRequested.class).getFirst().holder())
                .isEqualTo(mine.id());
    }

    @Test
    void whoChecksInAgainGetsTheSameTicketAsACopyAndItIsNeverGivenBack() throws Exception {
        checkInByCard();
        String ticket = kiosk.untilPage("shown").at("/ticket").stringValue();
        kiosk.untilReported(PaperOutcome.CONFIRMED);
        kiosk.press("{\"do\":\"taken\"}");

        kiosk.press("{\"do\":\"check-in\"}");
        kiosk.scanner.scan(CODE);

        assertThat(kiosk.untilPage("shown").at("/ticket").stringValue()).isEqualTo(ticket);
        untilPapers(2);
        assertThat(kiosk.printer.papers().getLast().lines())
                .anyMatch(line -> line.contains("补打"))
                .anyMatch(line -> line.strip().equals(ticket));
        kiosk.press("{\"do\":\"taken\"}");
        assertThat(kiosk.hall.granted()).hasSize(1);
        assertThat(kiosk.hall.heard(PaperReported.class))
                .extracting(PaperReported::outcome)
                .containsExactly(PaperOutcome.CONFIRMED);
        assertThat(prints(kiosk.hall.granted().getFirst())).isEqualTo(2);
    }

    @Test
    void cutOffTheKioskKnowsTheDaysListAlsoAfterARestartAndStaysWithOneTicket() throws Exception {
        kiosk.stop();
        kiosk.startCutOff();
        checkInByCard();
        var shown = kiosk.untilPage("shown");
        assertThat(shown.at("/ticket").stringValue()).isEqualTo("C5001");
        assertThat(shown.at("/offline").booleanValue()).isTrue();
        assertThat(shown.at("/class").stringValue()).isEqualTo("APPOINTMENT");
        Paper paper = kiosk.printer.papers().getFirst();
        assertThat(paper.lines())
                .anyMatch(line -> line.contains("离线号"))
                .anyMatch(line -> line.contains("预约时间") && line.contains(clock(mine.at())));
        kiosk.press("{\"do\":\"taken\"}");
        kiosk.stop();
        kiosk.startCutOff();

        kiosk.press("{\"do\":\"check-in\"}");
        kiosk.scanner.scan(CODE);
        assertThat(kiosk.untilPage("shown").at("/ticket").stringValue()).isEqualTo("C5001");
        untilPapers(2);
        kiosk.heal();

        kiosk.untilReported(PaperOutcome.CONFIRMED);
        assertThat(kiosk.hall.heard(OfflineIssued.class)).hasSize(1);
        OfflineIssued told = kiosk.hall.heard(OfflineIssued.class).getFirst();
        assertThat(told.ticketClass()).isEqualTo(TicketClass.APPOINTMENT);
        assertThat(told.holder()).isEqualTo(mine.id());
        assertThat(told.booked()).isEqualTo(mine.at());
    }

    @Test
    void tooEarlyTooLateAndUnknownAreAnsweredInWordsAndAnOrdinaryTicketIsAPressAway() {
        books(booked(NUMBER, null, now.plusSeconds(3_600)));
        checkInByCard();
        untilNotice(clock(now.plusSeconds(2_700)) + " 起可以签到");

        books(booked(NUMBER, CODE, now.minusSeconds(3_600)));
        kiosk.scanner.scan(CODE);
        untilNotice("请取普通号");

        kiosk.scanner.scan("no booking of anybody");
        untilNotice("没有查到这个预约");
        kiosk.press("{\"do\":\"language\",\"language\":\"en\"}");
        assertThat(kiosk.get("/").body()).contains("No such appointment is known for today");
        kiosk.press("{\"do\":\"take\"}");
        assertThat(kiosk.visit().at("/page").stringValue()).isEqualTo("choosing");
        assertThat(kiosk.hall.heard(TicketRequested.class)).isEmpty();
    }

    @Test
    void whereNobodyBookedThereIsNoTileAndWithTheDayTheListIsGoneFromDisk() throws Exception {
        assertThat(kiosk.get("/").body()).contains("预约签到");
        assertThat(file()).contains(Objects.requireNonNull(mine.card()));

        kiosk.hall.books(today, List.of());

        await().atMost(SOON).until(() -> !kiosk.visit().at("/books").booleanValue());
        assertThat(kiosk.get("/").body()).doesNotContain("预约签到");
    }

    /** How often it went to the printer, by the kiosk's ledger. */
    private int prints(TicketGranted ticket) throws Exception {
        kiosk.stop();
        try (Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"))) {
            return ledger.entry(ticket.request()).orElseThrow().prints();
        }
    }

    private void checkInByCard() {
        kiosk.press("{\"do\":\"check-in\"}");
        kiosk.card.place(CardText.citizen("测试", NUMBER));
    }

    private void untilNotice(String words) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(kiosk.visit().at("/why/zh").asString("")).contains(words));
        assertThat(kiosk.visit().at("/page").stringValue()).isEqualTo("checking-in");
    }

    private void untilPapers(int papers) {
        await().atMost(SOON).until(() -> kiosk.printer.papers().size() == papers);
    }

    private void books(Appointment one) {
        kiosk.hall.books(today, List.of(one));
        await().atMost(SOON).until(() -> file().contains(one.at().toString()));
        await().atMost(SOON).until(() -> kiosk.visit().at("/books").booleanValue());
    }

    /** All that lies in the kiosk's ledger, as bytes. */
    private String file() throws java.io.IOException {
        StringBuilder all = new StringBuilder();
        for (String name : new String[] {"ledger.db", "ledger.db-wal"})
            if (Files.exists(folder.resolve(name)))
                all.append(
                        new String(
                                Files.readAllBytes(folder.resolve(name)),
                                java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(all.toString()).doesNotContain(NUMBER).doesNotContain(CODE);
        return all.toString();
    }

    private Appointment booked(String number, @Nullable String code, Instant at) {
        return new Appointment(
                AppointmentKey.of(today, AppointmentKey.mark(HALL_KEY, number)),
                code == null ? null : AppointmentKey.of(today, AppointmentKey.mark(HALL_KEY, code)),
                new ItemId("tax-deed"),
                at);
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZONE));
    }
}
