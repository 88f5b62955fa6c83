package tingxu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documents say leads somewhere. */
class DocsTest {

    private static final Pattern LINK =
            Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern FENCE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z0-9-]+)\">");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern REGISTRY =
            Pattern.compile("<(?:plugin)?[Rr]epository>|\"resolved\" *: *\"");

    /** A trouble's last words name its remedy: {@code new Trouble("...", "...", "paper-out")}. */
    private static final Pattern TROUBLE =
            Pattern.compile("(?:new (?:Health\\.)?(?:Trouble|Alert|Verdict)|\\bfail)\\(");

    private static final Pattern MADE = Pattern.compile("new (?:Health\\.)?Trouble\\(");
    private static final Pattern REMEDY = Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\"");

    @Test
    void every_link_of_a_document_leads_somewhere() {
        List<String> broken = new ArrayList<>();
        for (Path file : Sources.ending(".md")) {
            Matcher link = LINK.matcher(FENCE.matcher(Sources.read(file)).replaceAll(""));
            while (link.find()) {
                String target = link.group(1) == null ? link.group(2) : link.group(1);
                if (!target.matches("[a-z]+:.*") && !leads(file, target))
                    broken.add(Sources.name(file) + " -> " + target);
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leads(Path from, String target) {
        String[] parts = target.split("#", 2);
        String path = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        Path to = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        if (!Files.exists(to)) return false;
        return parts.length == 1 || anchors(to).contains(parts[1]);
    }

    private static Set<String> anchors(Path file) {
        Set<String> anchors = new TreeSet<>();
        String text = Sources.read(file);
        Matcher anchor = ANCHOR.matcher(text);
        while (anchor.find()) anchors.add(anchor.group(1));
        Matcher heading = HEADING.matcher(text);
        while (heading.find())
            anchors.add(
                    heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-'));
        return anchors;
    }

    @Test
    void every_remedy_that_a_screen_names_stands_in_the_runbook() {
        Set<String> known = anchors(Sources.top().resolve("docs/runbook.md"));
        Set<String> named = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (Path file : Sources.ending(".java"))
            if (Sources.name(file).contains("src/main"))
                for (String remedy : remedies(Sources.read(file))) {
                    named.add(remedy);
                    if (!known.contains(remedy)) missing.add(remedy + " in " + Sources.name(file));
                }
        assertThat(named).as("remedies found in the code").hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    /** A trouble whose remedy is put together out of sight could lead nowhere. */
    @Test
    void every_trouble_that_is_made_names_its_remedy_where_it_is_made() {
        List<String> silent = new ArrayList<>();
        for (Path file : Sources.ending(".java")) {
            if (!Sources.name(file).contains("bridge/src/main")) continue;
            String code = Sources.read(file);
            Matcher trouble = MADE.matcher(code);
            while (trouble.find()) {
                String arguments = arguments(code, trouble.end());
                if (!REMEDY.matcher(arguments).find())
                    silent.add(Sources.name(file) + ": " + arguments.strip());
            }
        }
        assertThat(silent).isEmpty();
    }

    private static Set<String> remedies(String code) {
        Set<String> remedies = new TreeSet<>();
        Matcher trouble = TROUBLE.matcher(code);
        while (trouble.find()) {
            Matcher remedy = REMEDY.matcher(arguments(code, trouble.end()));
            while (remedy.find()) remedies.add(remedy.group(1));
        }
        return remedies;
    }

    /** From after the bracket to the one that closes it. */
    private static String arguments(String code, int from) {
        int depth = 1;
        int at = from;
        for (; depth > 0 && at < code.length(); at++)
            depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
        return code.substring(from, at);
    }

    @Test
    void no_file_names_where_packages_come_from() {
        assertThat(
                        Sources.all().stream()
                                .filter(file ->
                                        !file.toString()
                                                .matches(".*\\.(png|wav|ico|session|input|jar|db)"))
                                .filter(file -> REGISTRY.matcher(Sources.read(file)).find())
                                .map(Sources::name)
                                .filter(name -> !name.endsWith("DocsTest.java")))
                .isEmpty();
    }
}
