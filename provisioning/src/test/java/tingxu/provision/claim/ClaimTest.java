package tingxu.provision.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.kinds.Kinds;
import tingxu.control.roster.Roster;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.kiosk.profile.Secret;
import tingxu.provision.authority.Authority;
import tingxu.provision.authority.KeyRequest;
import tingxu.provision.authority.PrivateFile;
import tingxu.provision.authority.Vouched;
import tingxu.provision.claim.Claim.Outcome;
import tingxu.provision.claim.SlotDesk.Offer;
import tingxu.provision.enrol.ClaimCode;
import tingxu.provision.enrol.Slot;
import tingxu.provision.fleet.FleetAnnex;
import tingxu.provision.imprint.HallKeys;
import tingxu.provision.imprint.Imprint;
import tingxu.wire.HallId;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Claims over real HTTP: both sides, and those in between. */
class ClaimTest {

    private static final NodeId K01 = new NodeId("k01");
    private static final String DEVICES =
            "devices:\n  printer: {line: /dev/ttyS9, paper-dots: 576}\n";

    @TempDir Path data;
    @TempDir Path machine;

    private final Instant[] now = {Instant.now()};
    private final InstantSource clock = () -> now[0];
    private final List<String> heard = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private UnaryOperator<String> inBetween = UnaryOperator.identity();
    private Authority authority;
    private SlotBook book;
    private SlotDesk desk;
    private HallKeys keys;
    private Javalin server;

    @BeforeEach
    void open() {
        authority = Authority.open(SlotDesk.authority(data), clock);
        book = new SlotBook(SlotDesk.slots(data));
        desk = new SlotDesk(book, authority, clock);
        keys = HallKeys.open(data.resolve("keys"));
        Imprint imprint =
                new Imprint(
                        new HallId("demo"),
                        new Words("示范大厅: \"一\"", "Demo hall"),
                        new Words("到咨询台", "at the desk"),
                        ZoneId.of("Asia/Shanghai"),
                        URI.create("ssl://hall.example:8883"),
                        keys,
                        node -> node.name().startsWith("b"));
        ClaimDesk claims = new ClaimDesk(book, authority, imprint::files, clock);
        FleetAnnex annex =
                new FleetAnnex(book, new Roster(clock), claims, clock, ZoneId.of("Asia/Shanghai"));
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.routes.before(context -> heard.add(context.body()));
                                    config.routes.after(context -> {
                                        String answer = context.result();
                                        if (answer == null) return;
                                        said.add(answer);
                                        context.result(inBetween.apply(answer));
                                    });
                                    annex.routes(config);
                                })
                        .start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void an_empty_folder_becomes_a_kiosk() throws Exception {
        Path profile = claimed(take(offer(false), machine));

        KioskProfile kiosk = KioskProfile.in(machine);
        assertThat(profile).isEqualTo(machine.resolve("kiosk.yaml"));
        assertThat(kiosk.node()).isEqualTo(K01);
        assertThat(kiosk.name().zh()).isEqualTo("示范大厅: \"一\"");
        assertThat(kiosk.devices().entry(Kinds.PRINTER).orElseThrow().at("line").text())
                .isEqualTo("/dev/ttyS9");
        assertThat(kiosk.secrets().hall()).hasSameTextualContentAs(keys.hallFile());
        assertThat(Secret.read(kiosk.secrets().qr())).isEqualTo(keys.qr());
        assertThat(
                        Vouched.by(
                                authority.caPem(),
                                PrivateFile.read(machine.resolve("cert.pem")),
                                KeyRequest.parse(PrivateFile.read(machine.resolve("request.pem"))),
                                K01))
                .isTrue();
        assertThat(book.slot(K01).epoch()).isEqualTo(1);
    }

    @Test
    void only_its_owner_may_read_what_it_was_told() throws Exception {
        claimed(take(offer(false), machine));
        try (Stream<Path> files = Files.list(machine)) {
            for (Path file : files.toList())
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
        }
    }

    @Test
    void neither_the_code_nor_a_key_of_the_hall_is_ever_on_the_line() throws Exception {
        ClaimCode code = offer(false);
        claimed(take(code, machine));
        String line = String.join("\n", heard) + String.join("\n", said);
        assertThat(line).contains("CERTIFICATE REQUEST").contains("\"box\"");
        assertThat(line)
                .doesNotContain(code.secret())
                .doesNotContain(code.text())
                .doesNotContain(ClaimKey.of(code).hash())
                .doesNotContain(PrivateFile.read(keys.hallFile()))
                .doesNotContain("PRIVATE KEY");
    }

    @Test
    void a_second_machine_with_the_same_code_is_refused_in_words(@TempDir Path second)
            throws Exception {
        ClaimCode code = offer(false);
        claimed(take(code, machine));
        assertThat(refused(take(code, second)).zh()).contains("已经用过");
        assertThat(status(code)).isEqualTo(409);
        assertThat(second.resolve("cert.pem")).doesNotExist();
    }

    @Test
    void a_kiosk_that_lost_power_before_it_had_written_gets_the_same_certificate()
            throws Exception {
        ClaimCode code = offer(false);
        claimed(take(code, machine));
        String first = PrivateFile.read(machine.resolve("cert.pem"));
        Files.delete(machine.resolve("cert.pem"));
        Files.delete(machine.resolve("kiosk.yaml"));

        claimed(take(code, machine));

        assertThat(PrivateFile.read(machine.resolve("cert.pem"))).isEqualTo(first);
        assertThat(book.slot(K01).epoch()).isEqualTo(1);
    }

    @Test
    void a_folder_that_has_claimed_does_not_claim_again() throws Exception {
        claimed(take(offer(false), machine));
        assertThat(refused(take(offer(true), machine)).en()).contains("has claimed a slot before");
    }

    @Test
    void a_wrong_code_is_refused_and_whoever_guesses_on_has_to_wait() throws Exception {
        ClaimCode right = offer(false);
        ClaimCode wrong = new ClaimCode(K01, "0000000000000000");
        for (int i = 0; i < 4; i++) assertThat(status(wrong)).isEqualTo(403);
        assertThat(status(wrong)).isEqualTo(429);
        assertThat(status(right)).as("the right one waits too").isEqualTo(429);
        now[0] = now[0].plusSeconds(1);
        assertThat(status(right)).isEqualTo(200);
    }

    @Test
    void a_slot_that_is_not_there_answers_as_a_wrong_code_does() throws Exception {
        assertThat(status(new ClaimCode(new NodeId("k77"), "0000000000000000"))).isEqualTo(403);
        assertThat(book.slots()).isEmpty();
    }

    @Test
    void a_code_of_yesterday_has_expired() throws Exception {
        ClaimCode code = offer(false);
        now[0] = now[0].plus(Duration.ofHours(24));
        assertThat(status(code)).isEqualTo(410);
        assertThat(refused(take(code, machine)).zh()).contains("已过期");
    }

    @Test
    void a_replaced_machine_is_shut_out_when_the_new_one_has_come(@TempDir Path second)
            throws Exception {
        claimed(take(offer(false), machine));
        String first = serial();
        assertThat(desk.offer(K01, false)).isInstanceOf(Offer.No.class);

        claimed(take(offer(true), second));

        assertThat(book.slot(K01).epoch()).isEqualTo(2);
        assertThat(book.slot(K01).past()).extracting(Slot.Past::serial).containsExactly(first);
        assertThat(authority.revoked(first)).isTrue();
        assertThat(authority.revoked(serial())).isFalse();
    }

    @Test
    void an_impostor_who_does_not_know_the_code_is_not_believed(@TempDir Path elsewhere)
            throws Exception {
        ClaimCode code = offer(false);
        ClaimKey guess = ClaimKey.of(new ClaimCode(K01, "0000000000000000"));
        Authority bad = Authority.open(elsewhere, clock);
        inBetween =
                _ -> {
                    KeyRequest request =
                            KeyRequest.parse(PrivateFile.read(machine.resolve("request.pem")));
                    return Impostor.answer(bad, guess, K01, request);
                };
        assertThat(refused(take(code, machine)).en()).contains("not the hall that gave this code");
        assertThat(machine.resolve("cert.pem")).doesNotExist();
        assertThat(machine.resolve("kiosk.yaml")).doesNotExist();
    }

    @Test
    void an_answer_that_was_touched_on_its_way_is_not_believed() throws Exception {
        ClaimCode code = offer(false);
        inBetween = answer -> answer.replaceFirst("\"box\":\"(.)(.)", "\"box\":\"$2$1");
        assertThat(take(code, machine)).isInstanceOf(Outcome.No.class);
        assertThat(machine.resolve("cert.pem")).doesNotExist();

        inBetween = UnaryOperator.identity();
        claimed(take(code, machine));
    }

    @Test
    void what_is_no_claim_is_malformed() throws Exception {
        for (String body :
                new String[] {
                    "",
                    "{}",
                    "[]",
                    "{\"node\":\"k01\"}",
                    "{\"node\":\"../x\",\"request\":\"\",\"proof\":\"\"}"
                }) assertThat(post(body).statusCode()).as(body).isEqualTo(400);
        assertThat(post("{}").body()).contains("\"zh\"").contains("\"en\"");
    }

    @Test
    void a_hall_that_is_not_there_is_said_in_words() throws Exception {
        ClaimCode code = offer(false);
        Outcome outcome =
                new Claim(URI.create("http://127.0.0.1:" + closedPort()), code, machine, DEVICES)
                        .take();
        assertThat(refused(outcome).en()).contains("does not answer");
    }

    // ------------------------------------------------------------------

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private String serial() {
        return Objects.requireNonNull(book.slot(K01).holder()).serial();
    }

    private ClaimCode offer(boolean replace) {
        return ((Offer.Code) desk.offer(K01, replace)).code();
    }

    private Outcome take(ClaimCode code, Path folder) throws InterruptedException {
        return new Claim(URI.create("http://127.0.0.1:" + server.port()), code, folder, DEVICES)
                .take();
    }

    private static Path claimed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Claimed.class);
        return ((Outcome.Claimed) outcome).profile();
    }

    private static Words refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.No.class);
        return ((Outcome.No) outcome).why();
    }

    /** As a kiosk with a key of its own asks, without writing anything. */
    private int status(ClaimCode code) throws Exception {
        KeyRequest request = KeyRequest.of(code.node().name(), KeyRequest.newKey());
        return post("""
        {"node": "%s", "request": "%s", "proof": "%s"}
        """
                        .formatted(
                                code.node().name(),
                                request.pem().replace("\n", "\\n"),
                                ClaimKey.of(code).proof(code.node(), request.fingerprint())))
                .statusCode();
    }

    private HttpResponse<String> post(String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + server.port()
                                                    + "/enrol/v1/claim"))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
