package tingxu.bridge.file;

/** A file that people write cannot be used, and why: the field, and what would do. */
public final class FileWrong extends Exception {

    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    /**
     * @param field such as {@code lines[2].series}; empty when the whole file is meant
     * @param zh what would do
     * @param en the same, as it goes on after the field's name: "is a whole number"
     */
    public FileWrong(String file, String field, String zh, String en) {
        super(place(file, field) + ": " + zh + " / " + (field.isEmpty() ? file : field) + " " + en);
        this.zh = place(file, field) + ": " + zh;
        this.en = place(file, field) + " " + en;
    }

    private static String place(String file, String field) {
        return field.isEmpty() ? file : file + ": " + field;
    }

    /** The place and the remedy, in Chinese. */
    public String zh() {
        return zh;
    }

    /** The place and the remedy, in English. */
    public String en() {
        return en;
    }
}
