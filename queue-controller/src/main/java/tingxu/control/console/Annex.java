package tingxu.control.console;

import io.javalin.config.JavalinConfig;

import tingxu.wire.Words;

/** Pages that another floor adds to the console, such as the fleet's. */
public interface Annex {

    /** As on its tile of the index. */
    Words name();

    /** Where its tile leads, such as {@code /fleet}. */
    String path();

    /** Who may follow the tile. */
    May may();

    /**
     * Adds its routes, each with who may use it; the console's headers, limits and problems hold
     * for them too.
     */
    void routes(JavalinConfig config);
}
