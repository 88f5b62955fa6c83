package tingxu.wire;

/** What a name in a topic or an address may look like. */
final class Names {

    private static final int LONGEST = 40;

    private Names() {}

    static void check(String kind, String name) {
        if (!fits(name))
            throw new IllegalArgumentException(
                    kind
                            + " is 1 to 40 of a-z, 0-9 and '-', not \""
                            + name.substring(0, Math.min(60, name.length()))
                            + "\"");
    }

    private static boolean fits(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.charAt(0) == '-') return false;
        for (int i = 0; i < name.length(); i++) {
            char one = name.charAt(i);
            boolean letter = one >= 'a' && one <= 'z';
            if (!letter && one != '-' && (one < '0' || one > '9')) return false;
        }
        return true;
    }
}
