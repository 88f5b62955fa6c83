package tingxu.control.staff;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Someone who works here.
 *
 * @param name typed at log-in: {@code li.na}
 * @param title as colleagues call them: 李娜
 * @param hash of the password, with all that it was made with; empty where none opens this account
 * @param mustChange whether the password was given by someone else and only lets its owner change
 *     it
 * @param locked whether nobody may come in with it
 * @param epoch rises with each change; sessions of an earlier epoch have ended
 */
public record Account(
        String name,
        String title,
        SortedSet<Role> roles,
        String hash,
        boolean mustChange,
        boolean locked,
        long epoch) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,31}");
    private static final int TITLE_LETTERS = 40;

    public Account {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(
                    "a name is 2 to 32 of a-z, 0-9, dot and dash, a letter first, not " + name);
        if (title.isBlank() || title.length() > TITLE_LETTERS)
            throw new IllegalArgumentException("a title has 1 to 40 letters, not " + title);
        if (roles.isEmpty()) throw new IllegalArgumentException(name + " has at least one role");
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    /** Nobody's who needs a password: people of a demonstration. */
    public static Account guest(String name, String title, Collection<Role> roles) {
        return new Account(name, title, new TreeSet<>(roles), "", false, false, 0);
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static boolean isTitle(String text) {
        return !text.isBlank() && text.length() <= TITLE_LETTERS;
    }

    public boolean isAny(Set<Role> of) {
        return roles.stream().anyMatch(of::contains);
    }

    /** Whether a window is all that they may command. */
    public boolean onlyClerk() {
        return roles.contains(Role.CLERK) && !isAny(EnumSet.of(Role.SHIFT_LEAD, Role.MANAGER));
    }

    Account opened(String newHash, boolean byAnother) {
        return new Account(name, title, roles, newHash, byAnother, locked, epoch + 1);
    }

    Account with(SortedSet<Role> others) {
        return new Account(name, title, others, hash, mustChange, locked, epoch + 1);
    }

    Account locked(boolean now) {
        return new Account(name, title, roles, hash, mustChange, now, epoch + 1);
    }

    /** All sessions end. */
    Account nextEpoch() {
        return new Account(name, title, roles, hash, mustChange, locked, epoch + 1);
    }
}
