package tingxu.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern USED =
            Pattern.compile("(?:\\bt\\(|other\\(|\\? |: )\"([a-z]+(?:\\.[a-zA-Z_]+)*)\"");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Texts.EN.keys()).isEqualTo(Texts.ZH.keys());
        for (String key : Texts.ZH.keys())
            assertThat(places(Texts.EN.say(key))).as(key).isEqualTo(places(Texts.ZH.say(key)));
    }

    @Test
    void everyTextIsUsedAndEveryTextThatIsUsedIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        List<Path> sources;
        try (Stream<Path> pages = Files.list(Path.of("src/main/jte"))) {
            sources = pages.toList();
        }
        for (Path source : sources) collect(source, used);
        collect(Path.of("src/main/java/tingxu/kiosk/screen/Scene.java"), used);
        collect(Path.of("src/main/java/tingxu/kiosk/screen/Pages.java"), used);
        for (var form : tingxu.kiosk.guide.Item.Form.values()) used.add("form." + form);
        for (var cause : tingxu.kiosk.visit.Page.Cause.values()) used.add("trouble." + cause);
        used.retainAll(
                Stream.concat(
                                used.stream().filter(key -> key.contains(".")),
                                Texts.ZH.keys().stream())
                        .toList());
        used.removeIf(key -> key.endsWith(".jte"));
        assertThat(used).isEqualTo(Texts.ZH.keys());
    }

    private static void collect(Path source, Set<String> used) throws IOException {
        var match = USED.matcher(Files.readString(source));
        while (match.find()) used.add(match.group(1));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        var match = PLACE.matcher(text);
        while (match.find()) places.add(match.group());
        return places;
    }
}
