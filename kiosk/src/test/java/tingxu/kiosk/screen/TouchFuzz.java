package tingxu.kiosk.screen;

import tingxu.bridge.file.FileWrong;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/** Any bytes as the body of a press: a press, or refused as the caller's mistake, in words. */
public final class TouchFuzz {

    private static final TouchJson TOUCHES =
            new TouchJson(JsonMapper.shared(), guide(), line -> line.name().length() < 10);

    private TouchFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            TOUCHES.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (Problem problem) {
            if (problem.words.zh().isBlank() || problem.words.en().isBlank())
                throw new AssertionError("refused without a word in one of the languages", problem);
            if (problem.status < 400 || problem.status > 499)
                throw new AssertionError("refused as a mistake of ours", problem);
        }
    }

    private static Guide guide() {
        try {
            return GuideFile.shipped(new Pinyin());
        } catch (FileWrong wrong) {
            throw new IllegalStateException("the guide that is shipped is wrong", wrong);
        }
    }
}
