package tingxu.wire;

/** One sentence for people, in the hall's two languages. Chinese is shown first. */
public record Words(String zh, String en) {

    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
