package tingxu.kiosk.visit;

/**
 * How the kiosk speaks to this citizen.
 *
 * @param language of the screen, {@code zh} or {@code en}
 * @param elder 大字: larger type and fewer choices
 * @param contrast 高对比: black on white, white on black
 */
public record Manner(String language, boolean elder, boolean contrast) {

    public static Manner in(String language) {
        return new Manner(language, false, false);
    }
}
