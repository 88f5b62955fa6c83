package tingxu.provision.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.bridge.board.digits.SimulatedDigits;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.board.template.SimulatedTemplate;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.bridge.scanner.camera.SimulatedCamera;
import tingxu.bridge.signal.SimulatedButton;
import tingxu.bridge.signal.SimulatedLamp;
import tingxu.bridge.voice.SimulatedSpeaker;
import tingxu.control.view.Language;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The words of the page of devices. */
class DeviceTextsTest {

    @Test
    void everyMoodOfEveryDeviceHasItsWords() {
        List<Enum<?>> moods =
                Stream.<Enum<?>[]>of(
                                SimulatedCardReader.Mood.values(),
                                SimulatedScanner.Mood.values(),
                                SimulatedPrinter.Mood.values(),
                                SimulatedBoard.Mood.values(),
                                SimulatedPad.Mood.values(),
                                SimulatedCallPad.Mood.values(),
                                SimulatedDigits.Mood.values(),
                                RareToys.WireMood.values(),
                                SimulatedLamp.Mood.values(),
                                SimulatedButton.Mood.values(),
                                SimulatedCamera.Mood.values(),
                                SimulatedSpeaker.Mood.values(),
                                SimulatedTemplate.Mood.values())
                        .flatMap(Stream::of)
                        .toList();
        for (Language language : Language.values()) {
            DeviceTexts texts = new DeviceTexts(language);
            for (Enum<?> mood : moods)
                assertThat(texts.mood(mood.name())).as(mood.name()).isNotBlank();
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws Exception {
        assertThat(keys("devices_zh.properties"))
                .isEqualTo(keys("devices_en.properties"))
                .isNotEmpty();
    }

    private static Set<String> keys(String file) throws Exception {
        Properties sentences = new Properties();
        try (var in = DeviceTextsTest.class.getResourceAsStream(file)) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return sentences.stringPropertyNames();
    }
}
