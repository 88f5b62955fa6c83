package tingxu.control.staff;

import org.jspecify.annotations.Nullable;

import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lets people in, knows them again, and knows who sits at which window. */
public final class Staff {

    private static final int TRIES_OF_AN_ACCOUNT = 5;
    private static final int TRIES_OF_AN_ADDRESS = 20;
    private static final int REMEMBERED = 4_096;
    private static final int TOKEN_LETTERS_MOST = 200;
    private static final String FIRST = "admin";

    private final StaffBook book;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Map<String, Account> guests = new ConcurrentHashMap<>();
    private final List<Account> guestsInOrder;
    private final Strikes byAccount = new Strikes(TRIES_OF_AN_ACCOUNT, REMEMBERED);
    private final Strikes byAddress = new Strikes(TRIES_OF_AN_ADDRESS, REMEMBERED);
    private final Map<WindowId, Seen.Person> seats = new ConcurrentHashMap<>();

    /** A real hall's. */
    public Staff(Cabinet cabinet, InstantSource clock) {
        this(cabinet, clock, List.of());
    }

    /**
     * @param guests of a demonstration, who come in without a password; the first is whoever just
     *     comes to look
     */
    public Staff(Cabinet cabinet, InstantSource clock, List<Account> guests) {
        this.book = new StaffBook(cabinet, clock);
        this.sessions = new Sessions(cabinet);
        this.clock = clock;
        this.guestsInOrder = List.copyOf(guests);
        for (Account guest : guests) this.guests.put(guest.name(), guest);
    }

    public StaffBook book() {
        return book;
    }

    public List<Account> guests() {
        return guestsInOrder;
    }

    /**
     * The first administrator, with a password that must be changed, where there is no account yet.
     */
    public Optional<Outcome.Done> first() {
        if (!guestsInOrder.isEmpty() || !book.accounts().isEmpty()) return Optional.empty();
        Outcome outcome =
                book.add(
                        "command-line",
                        FIRST,
                        Role.ADMINISTRATOR.words().zh(),
                        EnumSet.of(Role.ADMINISTRATOR));
        return outcome instanceof Outcome.Done done ? Optional.of(done) : Optional.empty();
    }

    /** Whether nobody has come in yet but the one whom {@link #first()} made, if anybody has. */
    public boolean awaitsTheFirst() {
        List<Account> all = book.accounts();
        return all.size() == 1
                && all.getFirst().name().equals(FIRST)
                && all.getFirst().mustChange();
    }

    // ------------------------------------------------------------------ coming in

    /**
     * @param address whom it came from, to slow down who guesses
     */
    public SignIn signIn(String name, String password, String address) {
        Instant now = clock.instant();
        Duration wait = longer(byAccount.wait(name, now), byAddress.wait(address, now));
        if (!wait.isZero()) return new SignIn.TooSoon(wait);
        int left = Math.min(byAccount.count(name, now), byAddress.count(address, now));
        Optional<Account> account = book.account(name);
        Optional<Boolean> right =
                book.argon().matches(password, account.map(Account::hash).orElse(""));
        if (right.isEmpty()) return new SignIn.Busy();
        if (account.isEmpty() || !right.get()) return wrong(name, address, left, now);
        byAccount.forgive(name);
        byAddress.forgive(address);
        if (account.get().locked()) return new SignIn.Locked();
        return welcome(account.get());
    }

    private SignIn wrong(String name, String address, int left, Instant now) {
        if (left > 0) return new SignIn.Wrong(left);
        if (book.account(name).isPresent()) book.note(name, "TOO_MANY_WRONG", name, "");
        return new SignIn.TooSoon(longer(byAccount.wait(name, now), byAddress.wait(address, now)));
    }

    /** A clerk is in one place only: whoever was logged in before is told. */
    private SignIn welcome(Account account) {
        if (account.onlyClerk())
            sessions.endIf(each -> each.account().equals(account.name()), Ended.ELSEWHERE);
        return new SignIn.Welcome(sessions.begin(account, clock.instant(), true), account);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** A guest's token; empty unless there is such a guest. */
    public Optional<String> guest(String name) {
        return Optional.ofNullable(guests.get(name))
                .map(account -> sessions.begin(account, clock.instant(), false));
    }

    /** The owner's new password ends all sessions but the one that is begun here. */
    public Outcome changePassword(Seen.Person person, String old, String fresh, String address) {
        Account account = person.account();
        return switch (signIn(account.name(), old, address)) {
            case SignIn.Welcome(var token, _) -> {
                sessions.end(Sessions.key(token), Ended.CHANGED);
                yield book.password(account.name(), fresh);
            }
            case SignIn.Wrong(int left) ->
                    new Outcome.No(
                            new Words(
                                    "原密码不对，还可再试 " + left + " 次",
                                    "The old password is wrong; tries left: " + left));
            case SignIn.TooSoon(var wait) ->
                    new Outcome.No(
                            new Words(
                                    "输错次数过多，请 " + wait.toSeconds() + " 秒后再试",
                                    "Too many wrong passwords: try again in "
                                            + wait.toSeconds()
                                            + " s"));
            case SignIn.Locked(), SignIn.Busy() ->
                    new Outcome.No(new Words("现在不能修改，请稍后再试", "Not possible now: try later"));
        };
    }

    /** A session for someone whose password was just proven. */
    public String begin(Account account) {
        return sessions.begin(account, clock.instant(), account.epoch() > 0);
    }

    public void leave(Seen.Person person) {
        sessions.end(person.session(), Ended.LEFT);
        sessions.keep(clock.instant());
    }

    /** How many sessions of an account are open. */
    public long sessionsOf(Account account) {
        return sessions.count(account);
    }

    /** Wrong passwords of this account no longer count, such as after a person has asked. */
    public void forgive(String account) {
        byAccount.forgive(account);
    }

    // ------------------------------------------------------------------ being known again

    /**
     * @param deed keeps the session alive
     */
    public Seen seen(@Nullable String token, boolean deed) {
        if (token == null || token.length() > TOKEN_LETTERS_MOST) return new Seen.Nobody();
        return known(Sessions.key(token), deed);
    }

    /** Whether the session still counts; a page that is merely open keeps none alive. */
    public Optional<Ended> over(Seen.Person person) {
        return known(person.session(), false) instanceof Seen.Gone(var why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private Seen known(String key, boolean deed) {
        Optional<Session> found = sessions.session(key);
        if (found.isEmpty()) {
            Ended why = sessions.ended(key);
            return why == null ? new Seen.Nobody() : new Seen.Gone(why);
        }
        Session session = found.get();
        Instant now = clock.instant();
        Account account = account(session.account());
        Ended why = why(session, account, now);
        if (why != null) {
            sessions.end(key, why);
            return new Seen.Gone(why);
        }
        if (deed) sessions.touch(session, now);
        return account == null ? new Seen.Nobody() : new Seen.Person(account, key);
    }

    private static @Nullable Ended why(Session session, @Nullable Account account, Instant now) {
        if (account == null || account.locked() || account.epoch() != session.epoch())
            return Ended.CHANGED;
        if (session.tooOld(now)) return Ended.TOO_OLD;
        return session.idle(now) ? Ended.IDLE : null;
    }

    private @Nullable Account account(String name) {
        Account guest = guests.get(name);
        return guest == null ? book.account(name).orElse(null) : guest;
    }

    // ------------------------------------------------------------------ windows

    /** Opens a window's page: a clerk who sits there in another place no longer does. */
    public void sit(WindowId window, Seen.Person person) {
        if (person.account().onlyClerk()) seats.put(window, person);
    }

    /**
     * Who sits at the window instead of this clerk; empty if the clerk may act. An empty seat is
     * taken by acting. Those who stand above a window act without a seat.
     */
    public Optional<Account> insteadOf(Seen.Person person, WindowId window) {
        if (!person.account().onlyClerk()) return Optional.empty();
        Seen.Person holder =
                seats.compute(
                        window,
                        (_, before) ->
                                before == null || over(before).isPresent() || gone(before)
                                        ? person
                                        : before);
        return holder.session().equals(person.session())
                ? Optional.empty()
                : Optional.of(holder.account());
    }

    private boolean gone(Seen.Person person) {
        return sessions.session(person.session()).isEmpty();
    }
}
