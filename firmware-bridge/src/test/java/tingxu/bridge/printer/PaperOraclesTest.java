package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrinterProfile.Cutter;
import tingxu.bridge.printer.Slip.Cut;
import tingxu.bridge.printer.Slip.Feed;
import tingxu.bridge.printer.Slip.Qr;
import tingxu.bridge.printer.Slip.Row;
import tingxu.bridge.printer.Slip.Style;
import tingxu.bridge.printer.Slip.Text;
import tingxu.bridge.printer.drawing.DotLettering;
import tingxu.bridge.printer.drawing.PaperPicture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs that others wrote read our printer's bytes, or write the same: npos (a parser of
 * ESC/POS), receipt-printer-encoder and receiptline (encoders), zbarimg (reads QR codes).
 */
@Timeout(180)
class PaperOraclesTest {

    private static final Path TOOLS = Path.of("src", "test", "npm");
    private static final Path INSTALLED = Path.of("target", "npm");
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String QR = "TX1.demo.20261122.A023.K4M7Q2XW3Z";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    /** Installed anew only when the lock file has changed. */
    @BeforeAll
    static void install() throws Exception {
        for (String program : List.of("node", "npm"))
            assumeTrue(isThere(program), "SKIPPED: " + program + " is not on this machine");
        Files.createDirectories(INSTALLED);
        Path stamp = INSTALLED.resolve("installed");
        Path lock = TOOLS.resolve("package-lock.json");
        boolean fresh = Files.exists(stamp) && Files.mismatch(stamp, lock) < 0;
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "read.mjs"))
            Files.copy(
                    TOOLS.resolve(file),
                    INSTALLED.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        if (fresh) return;
        run(INSTALLED, "npm", "ci", "--prefer-offline");
        Files.copy(lock, stamp, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @EnumSource(Cutter.class)
    void aParserOfOthersFindsEveryCommandAndEveryWord(Cutter cutter) throws Exception {
        Slip ticket =
                Slip.of(
                        new Text("政务服务大厅", Style.PLAIN.centred().times(2)),
                        new Text("A0023", Style.PLAIN.bolder().centred().times(4)),
                        new Row("业务", "企业登记"),
                        new Text("前面还有 12 人"),
                        new Qr(QR, 6),
                        new Feed(3),
                        Cut.PARTIAL);
        PrinterProfile wide = PrinterProfile.WIDE;
        PrinterProfile profile =
                new PrinterProfile(576, wide.charset(), cutter, true, wide.jobLimit());

        JsonNode read = parse(EscPos.encode(ticket, profile).bytes());

        assertThat(texts(read)).contains("政务服务大厅", "A0023", "企业登记", "前面还有 12 人");
        assertThat(commands(read)).filteredOn("GS (k"::equals).hasSize(5);
        assertThat(commands(read)).startsWith("ESC @", "FS &", "ESC a", "GS !");
        assertThat(commands(read).getLast())
                .isEqualTo(
                        switch (cutter) {
                            case WITH_FEED -> "GS V";
                            case OLD -> "ESC m";
                            case NONE -> "ESC d";
                        });
    }

    @Test
    void anEncoderOfOthersWritesTheSameQrCode() throws Exception {
        for (String text : List.of("https://q.example/t/A0023", QR, "A", "x".repeat(300))) {
            Bytes ours = EscPos.encode(Slip.of(new Qr(text, 6)), PrinterProfile.WIDE).bytes();
            byte[] theirs = HexFormat.of().parseHex(say("qr", text, "6").asString());

            // They end the line after a code; ours needs none.
            assertThat(Bytes.copyOf(theirs))
                    .as(text)
                    .isEqualTo(ours.from(START.length() + CENTRE.length()).plus(LINE_END));
        }
    }

    @Test
    void anEncoderOfOthersWritesChineseAlike() throws Exception {
        for (String text : List.of("政务服务大厅 A0023", "请留意叫号，过号请到人工服务处", "镕喆·￥〓①")) {
            Bytes ours = EscPos.encode(Slip.of(new Text(text)), PrinterProfile.WIDE).bytes();

            assertThat(say("text", text).asString())
                    .as(text)
                    .contains(
                            HexFormat.of()
                                    .formatHex(ours.from(START.length()).toArray())
                                    .replaceAll("0a$", ""));
        }
    }

    @Test
    void aCodeThatWeDrawForThePrinterIsReadFromItsBytes() throws Exception {
        assumeZbar();
        Slip slip = Slip.of(new Qr(QR, 4));
        Bytes job =
                EscPos.encode(slip, PrinterProfile.WIDE.drawingCodes(), new DotLettering()).bytes();
        Path bytes = Files.write(folder.resolve("job"), job.toArray());
        Path dots = folder.resolve("dots.pbm");
        say("picture", bytes.toString(), dots.toString());

        assertThat(zbar(dots)).containsExactly(QR);
    }

    @Test
    void aCodeIsReadFromAPreviewBesideAllElseOnTheTicket() throws Exception {
        assumeZbar();
        Slip slip = Slip.of(new Text("𠮷", Style.PLAIN.times(2)), new Qr(QR, 6), new Text("完"));
        for (PrinterProfile profile :
                List.of(
                        PrinterProfile.WIDE,
                        PrinterProfile.NARROW,
                        PrinterProfile.NARROW.drawingCodes())) {
            byte[] png = new PaperPicture(profile, new DotLettering()).preview(slip);
            Path file = Files.write(folder.resolve(profile.widthDots() + ".png"), png);

            assertThat(zbar(file)).as(profile.toString()).containsExactly(QR);
        }
    }

    private static final Bytes START = Bytes.hex("1B 40 1C 26");
    private static final Bytes CENTRE = Bytes.hex("1B 61 01");
    private static final Bytes LINE_END = Bytes.hex("0A 0D");

    private static void assumeZbar() {
        assumeTrue(isThere("zbarimg"), "SKIPPED: zbarimg is not on this machine");
    }

    private JsonNode parse(Bytes job) throws Exception {
        return say("parse", Files.write(folder.resolve("job"), job.toArray()).toString());
    }

    private static List<String> texts(JsonNode read) {
        return read.valueStream()
                .flatMap(part -> part.get("text").asString().lines())
                .flatMap(line -> Stream.of(line.strip().split(" {2,}")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> commands(JsonNode read) {
        return read.valueStream()
                .map(part -> part.get("command").asString())
                .filter(name -> !name.equals("text"))
                .toList();
    }

    private static List<String> zbar(Path image) throws Exception {
        return run(Path.of("."), "zbarimg", "--quiet", "--raw", image.toString()).lines().toList();
    }

    private static JsonNode say(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("node", "--no-deprecation", "read.mjs"));
        command.addAll(List.of(words));
        return JSON.readTree(run(INSTALLED, command.toArray(new String[0])));
    }

    /** What a program prints; its complaints are the failure. */
    private static String run(Path where, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("oracle", ".out");
        Path complained = Files.createTempFile("oracle", ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(where.toFile())
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .redirectOutput(said.toFile())
                            .redirectError(complained.toFile())
                            .start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly();
            assertThat(ended).as("%s ends", List.of(command)).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", List.of(command), Files.readString(complained))
                    .isZero();
            return Files.readString(said, StandardCharsets.UTF_8);
        } finally {
            Files.delete(said);
            Files.delete(complained);
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
