package tingxu.wire;

import java.util.regex.Pattern;

/** What a name in a topic or an address may look like. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private Names() {}

    static void check(String kind, String name) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(
                    kind
                            + " is 1 to 40 of a-z, 0-9 and '-', not \""
                            + name.substring(0, Math.min(60, name.length()))
                            + "\"");
    }
}
