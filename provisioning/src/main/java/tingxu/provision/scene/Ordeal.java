package tingxu.provision.scene;

import java.io.IOException;
import java.util.List;

/** One kind of fault, done to real processes. */
public interface Ordeal {

    /** Of the matrix of faults, such as {@code 1}. */
    int row();

    /** In a few words of English. */
    String name();

    /** What this machine lacks for it; empty when nothing. */
    default List<String> lacking() {
        return List.of();
    }

    /** Why it is not done on any machine; empty when it is. */
    default String skipped() {
        return "";
    }

    /** Does it. A promise that breaks is in the tally; what cannot be done at all is thrown. */
    Tally suffer(Trial trial) throws IOException, InterruptedException;
}
