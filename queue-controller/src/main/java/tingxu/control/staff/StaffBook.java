package tingxu.control.staff;

import tingxu.wire.Words;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All accounts of a hall, in {@code staff.json}. The running hall and the command line both write
 * it; the hall looks whether it has changed with each request, so that a change holds at once.
 */
public final class StaffBook {

    static final String PAPER = "staff.json";

    private static final int ACCOUNTS_MOST = 1_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Words NO_NAME =
            new Words(
                    "登录名是 2 到 32 个小写字母、数字、点或横线，以字母开头",
                    "A login name is 2 to 32 of a-z, 0-9, dot and dash, with a letter first");
    private static final Words NO_TITLE =
            new Words("姓名是 1 到 40 个字", "A person's name has 1 to 40 letters");
    private static final Words NO_ROLE = new Words("至少选一个角色", "Choose at least one role");
    private static final Words TAKEN = new Words("这个登录名已有人用", "This login name is taken");
    private static final Words FULL = new Words("账户已达 1000 个", "There are 1000 accounts already");
    private static final Words LAST =
            new Words(
                    "这是最后一个可用的系统管理员：请先给另一人这个角色",
                    "This is the last administrator who can log in: first give somebody else that"
                            + " role");
    private static final Words BUSY =
            new Words("正在处理其他登录，请稍后再试", "Other log-ins are being dealt with: try again shortly");

    private final Cabinet cabinet;
    private final InstantSource clock;
    private final StaffLog log;
    private final Argon2id argon = new Argon2id();
    private final SecureRandom random = new SecureRandom();
    private long version = Long.MIN_VALUE;
    private NavigableMap<String, Account> accounts = new TreeMap<>();

    public StaffBook(Cabinet cabinet, InstantSource clock) {
        this.cabinet = cabinet;
        this.clock = clock;
        this.log = new StaffLog(cabinet);
    }

    /** By name. */
    public synchronized List<Account> accounts() {
        return List.copyOf(current().values());
    }

    public synchronized Optional<Account> account(String name) {
        return Optional.ofNullable(current().get(name));
    }

    private NavigableMap<String, Account> current() {
        long now = cabinet.version(PAPER);
        if (now != version) {
            accounts = read(cabinet.read(PAPER));
            version = now;
        }
        return accounts;
    }

    public StaffLog log() {
        return log;
    }

    Argon2id argon() {
        return argon;
    }

    // ------------------------------------------------------------------ changes

    /** A new account with a password that its owner must change. */
    public Outcome add(String by, String name, String title, Collection<Role> roles) {
        if (!Account.isName(name)) return new Outcome.No(NO_NAME);
        if (!Account.isTitle(title)) return new Outcome.No(NO_TITLE);
        if (roles.isEmpty()) return new Outcome.No(NO_ROLE);
        String password = Password.given(random);
        Optional<String> hash = argon.hash(password);
        if (hash.isEmpty()) return new Outcome.No(BUSY);
        Account fresh =
                new Account(name, title.strip(), new TreeSet<>(roles), hash.get(), true, false, 1);
        Outcome outcome =
                change(all -> {
                    if (all.containsKey(name)) return new Outcome.No(TAKEN);
                    if (all.size() >= ACCOUNTS_MOST) return new Outcome.No(FULL);
                    all.put(name, fresh);
                    return new Outcome.Done(fresh, password);
                });
        return noted(outcome, by, "ADDED", codes(roles));
    }

    public Outcome roles(String by, String name, Collection<Role> roles) {
        if (roles.isEmpty()) return new Outcome.No(NO_ROLE);
        SortedSet<Role> next = new TreeSet<>(roles);
        return noted(alter(name, "", account -> account.with(next)), by, "ROLES", codes(roles));
    }

    /** A password of somebody else's making, which the owner must change. */
    public Outcome reset(String by, String name) {
        String password = Password.given(random);
        Optional<String> hash = argon.hash(password);
        if (hash.isEmpty()) return new Outcome.No(BUSY);
        return noted(
                alter(name, password, account -> account.opened(hash.get(), true)),
                by,
                "PASSWORD_RESET",
                "");
    }

    /** The owner's own. */
    public Outcome password(String name, String password) {
        Optional<Words> wrong = Password.wrong(password, name);
        if (wrong.isPresent()) return new Outcome.No(wrong.get());
        Optional<String> hash = argon.hash(password);
        if (hash.isEmpty()) return new Outcome.No(BUSY);
        return noted(
                alter(name, "", account -> account.opened(hash.get(), false)),
                name,
                "PASSWORD_CHANGED",
                "");
    }

    public Outcome lock(String by, String name, boolean locked) {
        return noted(
                alter(name, "", account -> account.locked(locked)),
                by,
                locked ? "LOCKED" : "UNLOCKED",
                "");
    }

    /** Logs the account out everywhere. */
    public Outcome endSessions(String by, String name) {
        return noted(alter(name, "", Account::nextEpoch), by, "SESSIONS_ENDED", "");
    }

    private Outcome alter(String name, String password, Function<Account, Account> how) {
        return change(all -> {
            Account before = all.get(name);
            if (before == null) return new Outcome.No(unknown(name));
            Account after = how.apply(before);
            all.put(name, after);
            if (governs(before) && all.values().stream().noneMatch(StaffBook::governs)) {
                all.put(name, before);
                return new Outcome.No(LAST);
            }
            return new Outcome.Done(after, password);
        });
    }

    private static boolean governs(Account account) {
        return account.roles().contains(Role.ADMINISTRATOR) && !account.locked();
    }

    private static Words unknown(String name) {
        return new Words("没有账户 " + name, "There is no account " + name);
    }

    private Outcome change(Function<NavigableMap<String, Account>, Outcome> rule) {
        Outcome[] outcome = new Outcome[1];
        cabinet.change(
                PAPER,
                text -> {
                    NavigableMap<String, Account> all = read(text);
                    outcome[0] = rule.apply(all);
                    return outcome[0] instanceof Outcome.Done
                            ? JSON.writeValueAsString(new ArrayList<>(all.values()))
                            : text;
                });
        return outcome[0];
    }

    private Outcome noted(Outcome outcome, String by, String deed, String more) {
        if (outcome instanceof Outcome.Done(var account, _)) note(by, deed, account.name(), more);
        return outcome;
    }

    void note(String by, String deed, String whom, String more) {
        log.note(new StaffLog.Line(clock.instant(), by, deed, whom, more));
    }

    private static String codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::code).collect(Collectors.joining(" "));
    }

    private static NavigableMap<String, Account> read(String text) {
        NavigableMap<String, Account> accounts = new TreeMap<>();
        if (!text.isEmpty())
            for (Account account : JSON.readValue(text, Account[].class))
                accounts.put(account.name(), account);
        return accounts;
    }
}
