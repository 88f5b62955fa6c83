package tingxu.bridge.file;

/** A file that people write cannot be used, and why: the field, and what would do. */
public final class FileWrong extends Exception {

    private static final long serialVersionUID = 1L;

    public FileWrong(String file, String field, String zh, String en) {
        super(
                file
                        + (field.isEmpty() ? "" : ": " + field)
                        + "："
                        + zh
                        + " / "
                        + (field.isEmpty() ? file : field)
                        + " "
                        + en);
    }
}
