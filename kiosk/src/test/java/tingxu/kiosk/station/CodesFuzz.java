package tingxu.kiosk.station;

import tingxu.bridge.file.FileWrong;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.visit.Input.Sensed;
import tingxu.wire.HallId;
import tingxu.wire.seal.TicketSigner;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any text as a code before the scanner. It is understood or refused in both languages, and what
 * could be somebody's number is in no answer.
 */
public final class CodesFuzz {

    private static final byte[] KEY = "a key of sixteen".getBytes(StandardCharsets.US_ASCII);
    private static final HallId HALL = new HallId("demo");
    private static final TicketSigner SIGNER = new TicketSigner(HALL, KEY);
    private static final Codes CODES = new Codes(HALL, KEY, guide(), SIGNER::check);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{17}[0-9X]");

    private CodesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Sensed sensed = CODES.read(text);
        if (sensed instanceof Sensed.ScanRefused refused
                && (refused.why().zh().isBlank() || refused.why().en().isBlank()))
            throw new AssertionError("refused without a word in one of the languages");
        if (sensed instanceof Sensed.TicketScanned known
                && !SIGNER.sign(known.ticket()).equals(text.strip()))
            throw new AssertionError("not the text that was signed");
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find())
            if (sensed.toString().contains(numbers.group()))
                throw new AssertionError("a number is kept: " + sensed);
    }

    private static Guide guide() {
        try {
            return GuideFile.shipped(new Pinyin());
        } catch (FileWrong wrong) {
            throw new IllegalStateException("the guide that is shipped is wrong", wrong);
        }
    }
}
