package tingxu.kiosk.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Kind;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.wire.NodeId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class KioskProfileTest {

    private static final String FILE =
            """
            hall: demo
            node: K01
            name: {zh: 大厅, en: Hall}
            help: {zh: 左侧, en: On the left}
            time: Asia/Shanghai
            broker: ssl://hall.example:8883
            tls: {key: k.pem, cert: c.pem, ca: ca.pem}
            screen-port: 8080
            devices: {card: {line: /dev/ttyUSB0}, printer: {line: /dev/ttyUSB1, baud: 19200, paper-dots: 384}}
            languages: [en, zh]
            secrets: {qr: qr.key, hall: hall.key}
            hall-answers-ms: 2000
            lent-numbers: 40
            """;

    @TempDir Path folder;

    @Test
    void allThatAKioskIsTold() throws Exception {
        Files.writeString(folder.resolve(KioskProfile.FILE), FILE);
        KioskProfile profile = KioskProfile.in(folder);
        assertThat(profile.node()).isEqualTo(new NodeId("k01"));
        assertThat(profile.lentNumbers()).isEqualTo(40);
        assertThat(profile.devices().entries().keySet()).containsExactly("card", "printer");
        assertThat(profile.devices().paper()).isEqualTo(PrinterProfile.NARROW);
        assertThat(profile.languages()).containsExactly("en", "zh");
        assertThat(profile.hallAnswers()).isEqualTo(Duration.ofSeconds(2));
        assertThat(profile.secrets().qr()).isEqualTo(folder.resolve("qr.key"));
    }

    @Test
    void aPrinterThatUnderstandsLessIsDescribed() throws Exception {
        String file =
                FILE.replace(
                        "baud: 19200",
                        "baud: 19200, cutter: none, qr: as-picture, chinese-size: of-their-own,"
                                + " charset: GBK");
        PrinterProfile paper =
                KioskProfile.read(Yaml.parse("kiosk.yaml", file), folder).devices().paper();

        assertThat(paper.widthDots()).isEqualTo(384);
        assertThat(paper.cutter()).isEqualTo(PrinterProfile.Cutter.NONE);
        assertThat(paper.qr()).isEqualTo(PrinterProfile.QrDrawing.AS_PICTURE);
        assertThat(paper.chineseSize()).isEqualTo(PrinterProfile.ChineseSize.OF_THEIR_OWN);
        assertThat(paper.charset().name()).isEqualTo("GBK");
    }

    @ParameterizedTest
    @CsvSource({"cutter: blunt", "qr: maybe", "charset: Big5", "chinese-size: huge", "cuter: old"})
    void whatAPrinterCannotBeIsRefusedByItsField(String wrong) {
        String file = FILE.replace("baud: 19200", "baud: 19200, " + wrong);
        assertThatThrownBy(() -> KioskProfile.read(Yaml.parse("kiosk.yaml", file), folder))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("devices.printer." + wrong.substring(0, wrong.indexOf(':')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scanner: {line: /dev/ttyACM0}|line",
                "scanner: {line: /dev/input/by-id/usb-kbd}|keyboard",
                "scanner: {line: /dev/input/by-id/usb-kbd, make: line}|line",
                "scanner: {line: /dev/ttyACM0, make: NEWLAND}|newland",
                "camera: {line: /run/camera, format: yuyv}|pictures"
            })
    void aDeviceIsOfTheMakeThatItsEntryNamesOrItsPortSuggests(String entry, String make)
            throws Exception {
        Devices devices = devices(entry);
        Kind<?, ?> kind = entry.startsWith("camera") ? Kinds.CAMERA : Kinds.SCANNER;

        assertThat(kind.make(devices.entry(kind).orElseThrow()).name()).isEqualTo(make);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scanner: {line: /dev/ttyACM0, make: newlnd}|devices.scanner.make",
                "scanner: {line: ttyACM0}|devices.scanner.line",
                "scanner: {}|devices.scanner.port",
                "camera: {line: /run/camera, format: jpg}|devices.camera.format",
                "camera: {line: /run/camera, format: yuyv, width: 641}|devices.camera",
                "kard: {line: /dev/ttyACM0}|devices.kard"
            })
    void aDeviceThatCannotBeDrivenIsRefusedByItsField(String entry, String field) {
        assertThatThrownBy(() -> devices(entry))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("kiosk.yaml: " + field + ": ");
    }

    private Devices devices(String entry) throws FileWrong {
        return Devices.read(
                Yaml.parse("kiosk.yaml", "devices: {" + entry + "}").at("devices"), folder);
    }

    @Test
    void jsonWillDoToo() throws Exception {
        String json =
                """
                {"hall":"demo","node":"k01","name":{"zh":"厅","en":"Hall"},
                 "help":{"zh":"左","en":"Left"},"time":"Asia/Shanghai",
                 "broker":"tcp://127.0.0.1:1883","screen-port":0,"devices":{},
                 "languages":["zh"],"secrets":{"qr":"q","hall":"h"}}
                """;
        KioskProfile profile = KioskProfile.read(Yaml.parse("kiosk.json", json), folder);
        assertThat(profile.tls()).isNull();
        assertThat(profile.hallAnswers()).isEqualTo(Duration.ofMillis(1_500));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hall: demo|hall: De mo|hall",
                "time: Asia/Shanghai|time: Moon/Base|time",
                "screen-port: 8080|screen-port: 99999|screen-port",
                "languages: [en, zh]|languages: [fr]|languages[1]",
                "baud: 19200|baud: fast|devices.printer.baud",
                "hall-answers-ms: 2000|hall-answer-ms: 2000|hall-answer-ms",
                "lent-numbers: 40|lent-numbers: 201|lent-numbers",
                "qr: qr.key|qr: 7|secrets.qr"
            })
    void whatIsWrongIsNamedByItsField(String right, String wrong, String field) {
        String file = FILE.replace(right, wrong);
        assertThat(file).isNotEqualTo(FILE);
        assertThatThrownBy(() -> KioskProfile.read(Yaml.parse("kiosk.yaml", file), folder))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("kiosk.yaml: " + field + ": ");
    }

    @Test
    void aBadKeyIsRefusedWithoutBeingShown() throws Exception {
        Path key = folder.resolve("hall.key");
        Files.writeString(key, "not-a-key-0123456789");
        assertThatThrownBy(() -> Secret.read(key))
                .hasMessageContaining("hexadecimal")
                .hasMessageNotContaining("not-a-key");
        Files.writeString(key, "00112233445566778899AABBCCDDEEFF\n");
        assertThat(Secret.read(key)).hasSize(16);
    }
}
