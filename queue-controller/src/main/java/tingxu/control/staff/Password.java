package tingxu.control.staff;

import tingxu.wire.Words;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** What is good enough for a password, and one that is given to somebody for the first time. */
final class Password {

    static final int LETTERS_LEAST = 10;
    static final int LETTERS_MOST = 128;
    private static final int DIFFERENT_LEAST = 5;
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final Words SHORT =
            new Words("新密码至少 10 个字符", "The new password has at least 10 characters");
    private static final Words LONG =
            new Words("新密码最多 128 个字符", "The new password has at most 128 characters");
    private static final Words SIMPLE =
            new Words(
                    "新密码太简单：至少用 5 种不同的字符，并且不含登录名",
                    "The new password is too simple: at least 5 different characters, without the"
                            + " login name");

    private Password() {}

    /** Why it is not good enough; length counts, rules of composition do not (NIST SP 800-63B). */
    static Optional<Words> wrong(String password, String name) {
        if (password.length() < LETTERS_LEAST) return Optional.of(SHORT);
        if (password.length() > LETTERS_MOST) return Optional.of(LONG);
        boolean simple =
                password.chars().distinct().count() < DIFFERENT_LEAST
                        || password.toLowerCase(Locale.ROOT).contains(name);
        return simple ? Optional.of(SIMPLE) : Optional.empty();
    }

    /** Twelve letters that are read aloud without mistakes: some 58 bits. */
    static String given(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) text.append('-');
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
