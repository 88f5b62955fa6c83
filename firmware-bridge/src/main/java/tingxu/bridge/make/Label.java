package tingxu.bridge.make;

/** What a person reads, in Chinese and in English. */
public record Label(String zh, String en) {

    /** What is the same in every language: numbers, names, hex. */
    public static Label plain(String text) {
        return new Label(text, text);
    }

    public String in(boolean chinese) {
        return chinese ? zh : en;
    }
}
