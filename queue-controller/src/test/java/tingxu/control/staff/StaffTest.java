package tingxu.control.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.staff.Seen.Gone;
import tingxu.control.staff.Seen.Nobody;
import tingxu.control.staff.Seen.Person;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** People come in, are known again, and are told when they no longer are. */
class StaffTest {

    private static final String DESK = "192.0.2.7";
    private static final WindowId THREE = new WindowId(3);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T01:00:00Z"));
    private final InstantSource clock = now::get;
    private final MemoryCabinet cabinet = new MemoryCabinet();
    private final Staff staff = new Staff(cabinet, clock);

    @BeforeEach
    void aClerkAndAManager() {
        hire("li.na", Role.CLERK);
        hire("wang", Role.MANAGER);
    }

    private void hire(String name, Role role) {
        staff.book().add("test", name, name, List.of(role));
        assertThat(staff.book().password(name, password(name))).isInstanceOf(Outcome.Done.class);
    }

    private static String password(String name) {
        return name.substring(0, 1) + "-correct-horse";
    }

    private String token(String name) {
        return switch (staff.signIn(name, password(name), DESK)) {
            case SignIn.Welcome(var token, _) -> token;
            case SignIn other -> throw new AssertionError(other);
        };
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Person person(String token) {
        return (Person) staff.seen(token, true);
    }

    // ------------------------------------------------------------------ passwords

    @Test
    void nothingThatIsKeptHoldsAPasswordOrAToken() {
        String token = token("li.na");
        String kept =
                cabinet.read(StaffBook.PAPER)
                        + cabinet.read(Sessions.PAPER)
                        + cabinet.read(StaffLog.PAPER);
        assertThat(kept)
                .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(password("li.na"), token)
                .contains(Sessions.key(token));
    }

    @Test
    void whatIsNoHashOpensNothing() {
        Argon2id argon = new Argon2id();
        for (String stored : List.of("", "x", "$argon2id$v=19$m=1,t=1,p=1$x$x"))
            assertThat(argon.matches("x", stored)).as(stored).contains(false);
        assertThat(argon.matches("x", argon.hash("x").orElseThrow())).contains(true);
    }

    @Test
    void aPasswordThatWasGivenMustBeChanged() {
        var given = (Outcome.Done) staff.book().reset("boss", "li.na");
        assertThat(given.password()).matches("[2-9A-Z]{4}(-[2-9A-Z]{4}){2}");
        assertThat(staff.signIn("li.na", given.password(), DESK))
                .isInstanceOfSatisfying(
                        SignIn.Welcome.class, it -> assertThat(it.account().mustChange()).isTrue());
    }

    @Test
    void aPoorPasswordIsRefusedInWords() {
        for (String poor : List.of("short", "aaaaaaaaaaaa", "my-li.na-password", "x".repeat(129)))
            assertThat(staff.book().password("li.na", poor))
                    .as(poor)
                    .isInstanceOfSatisfying(
                            Outcome.No.class, no -> assertThat(no.why().zh()).contains("新密码"));
    }

    @Test
    void whoGuessesWaitsLongerEachTimeAndTheRightPasswordDoesNotHelpMeanwhile() {
        for (int left = 4; left > 0; left--)
            assertThat(staff.signIn("li.na", "wrong", DESK)).isEqualTo(new SignIn.Wrong(left));
        assertThat(staff.signIn("li.na", "wrong", DESK))
                .isEqualTo(new SignIn.TooSoon(Duration.ofSeconds(30)));
        assertThat(staff.signIn("li.na", password("li.na"), DESK))
                .isEqualTo(new SignIn.TooSoon(Duration.ofSeconds(30)));
        pass(Duration.ofSeconds(30));
        assertThat(staff.signIn("li.na", "wrong", DESK))
                .isEqualTo(new SignIn.TooSoon(Duration.ofSeconds(60)));
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMinutes(15));
            staff.signIn("li.na", "wrong", "192.0.2." + i);
        }
        assertThat(staff.signIn("li.na", "wrong", DESK))
                .isEqualTo(new SignIn.TooSoon(Duration.ofMinutes(15)));
        assertThat(token("wang")).as("nobody else is kept out").isNotEmpty();
        pass(Duration.ofMinutes(15));
        assertThat(token("li.na")).isNotEmpty();
        assertThat(staff.signIn("li.na", "wrong", DESK)).isEqualTo(new SignIn.Wrong(4));
        assertThat(staff.book().log().latest(30))
                .anyMatch(line -> line.deed().equals("TOO_MANY_WRONG"));
    }

    @Test
    void anAddressThatTriesManyNamesWaitsToo() {
        for (int i = 0; i < 20; i++) staff.signIn("nobody" + i, "wrong", DESK);
        assertThat(staff.signIn("wang", password("wang"), DESK)).isInstanceOf(SignIn.TooSoon.class);
        assertThat(staff.signIn("wang", password("wang"), "192.0.2.8"))
                .isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void whatWasWrongLongAgoCountsNoMore() {
        Strikes strikes = new Strikes(3, 10);
        for (int left : new int[] {2, 1, 0})
            assertThat(strikes.count("li.na", now.get())).isEqualTo(left);
        assertThat(strikes.wait("li.na", now.get())).isPositive();
        pass(Duration.ofMinutes(76));
        assertThat(strikes.count("li.na", now.get())).isEqualTo(2);
        assertThat(strikes.wait("li.na", now.get())).isZero();
    }

    @Test
    void aNewPasswordWantsTheOldOne() {
        Person person = person(token("wang"));
        assertThat(staff.changePassword(person, "not-the-old-one", "quite-another-one", DESK))
                .isInstanceOf(Outcome.No.class);
        assertThat(staff.signIn("wang", password("wang"), DESK)).isInstanceOf(SignIn.Welcome.class);
        assertThat(staff.changePassword(person, password("wang"), "quite-another-one", DESK))
                .isInstanceOf(Outcome.Done.class);
        assertThat(staff.signIn("wang", "quite-another-one", DESK))
                .isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void ofVeryManySessionsTheOneThatWasSeenLongestAgoEnds() {
        Account guest = Account.guest("everybody", "Everybody", List.of(Role.CLERK));
        Staff demo = new Staff(new MemoryCabinet(), clock, List.of(guest));
        String first = demo.guest("everybody").orElseThrow();
        pass(Duration.ofSeconds(1));
        String second = demo.guest("everybody").orElseThrow();
        for (int i = 2; i < 2_000; i++) demo.guest("everybody");
        assertThat(demo.seen(first, false)).isInstanceOf(Person.class);
        demo.guest("everybody");
        assertThat(demo.seen(first, false)).isInstanceOf(Gone.class);
        assertThat(demo.seen(second, false)).isInstanceOf(Person.class);
    }

    @Test
    void whoIsRememberedIsBounded() {
        Strikes strikes = new Strikes(5, 100);
        for (int i = 0; i < 10_000; i++) strikes.count("name" + i, now.get());
        assertThat(strikes.remembered()).isEqualTo(100);
    }

    // ------------------------------------------------------------------ sessions

    @Test
    void aClerksSecondLogInEndsTheFirstAndAManagersDoesNot() {
        String first = token("li.na");
        String second = token("li.na");
        assertThat(staff.seen(first, true)).isEqualTo(new Gone(Ended.ELSEWHERE));
        assertThat(staff.seen(second, true)).isInstanceOf(Person.class);
        String one = token("wang");
        token("wang");
        assertThat(staff.seen(one, true)).isInstanceOf(Person.class);
    }

    @Test
    void sessionsEndWhenNothingIsDoneAndAfterADayWhateverIsDone() {
        String idle = token("wang");
        pass(Session.IDLE.minusSeconds(1));
        staff.seen(idle, false);
        pass(Duration.ofSeconds(2));
        assertThat(staff.seen(idle, true)).isEqualTo(new Gone(Ended.IDLE));

        String busy = token("wang");
        for (int i = 0; i < 12; i++) {
            assertThat(staff.seen(busy, true)).isInstanceOf(Person.class);
            pass(Duration.ofHours(1));
        }
        pass(Duration.ofSeconds(1));
        assertThat(staff.seen(busy, true)).isEqualTo(new Gone(Ended.TOO_OLD));
    }

    @Test
    void anyChangeOfTheAccountEndsItsSessionsAtOnceAlsoOneByAnotherProcess() {
        StaffBook otherProcess = new StaffBook(cabinet, clock);
        List<Runnable> changes =
                List.of(
                        () -> otherProcess.roles("boss", "wang", List.of(Role.INSPECTOR)),
                        () -> otherProcess.endSessions("boss", "wang"),
                        () -> otherProcess.password("wang", password("wang")),
                        () -> otherProcess.lock("boss", "wang", true));
        for (Runnable change : changes) {
            String token = token("wang");
            assertThat(staff.seen(token, true)).isInstanceOf(Person.class);
            change.run();
            assertThat(staff.seen(token, true)).isEqualTo(new Gone(Ended.CHANGED));
        }
        assertThat(staff.signIn("wang", password("wang"), DESK)).isEqualTo(new SignIn.Locked());
    }

    @Test
    void aRestartOfTheHallEndsNoSession() {
        String token = token("li.na");
        Staff restarted = new Staff(cabinet, clock);
        assertThat(restarted.seen(token, true)).isInstanceOf(Person.class);
        assertThat(restarted.seen("x" + token, true)).isEqualTo(new Nobody());
    }

    @Test
    void guestsAreOfADemonstrationAndOfThisProcessAlone() {
        List<Account> guests = List.of(Account.guest("demo", "演示", List.of(Role.values())));
        Staff demo = new Staff(cabinet, clock, guests);
        String token = demo.guest("demo").orElseThrow();
        assertThat(demo.seen(token, true)).isInstanceOf(Person.class);
        token("li.na"); // whatever is kept is kept now
        assertThat(demo.signIn("demo", "", DESK)).isInstanceOf(SignIn.Wrong.class);
        Staff real = new Staff(cabinet, clock);
        assertThat(real.seen(token, true)).isEqualTo(new Nobody());
        assertThat(real.guest("demo")).isEmpty();
    }

    // ------------------------------------------------------------------ windows

    @Test
    void oneClerkSitsAtAWindowAndTheOtherIsToldWho() {
        hire("zhao", Role.CLERK);
        Person li = person(token("li.na"));
        Person zhao = person(token("zhao"));
        assertThat(staff.insteadOf(li, THREE)).as("an empty seat is taken by acting").isEmpty();
        assertThat(staff.insteadOf(zhao, THREE)).contains(li.account());
        staff.sit(THREE, zhao);
        assertThat(staff.insteadOf(li, THREE)).contains(zhao.account());
        staff.leave(zhao);
        assertThat(staff.insteadOf(li, THREE)).as("who has left sits nowhere").isEmpty();
        assertThat(staff.insteadOf(person(token("wang")), THREE)).isEmpty();
    }

    // ------------------------------------------------------------------ accounts

    @Test
    void theLastAdministratorStays() {
        Outcome.Done admin = new Staff(new MemoryCabinet(), clock).first().orElseThrow();
        assertThat(admin.account().mustChange()).isTrue();
        hire("root", Role.ADMINISTRATOR);
        assertThat(staff.first()).as("only where there is nobody").isEmpty();
        assertThat(staff.book().lock("root", "root", true)).isInstanceOf(Outcome.No.class);
        assertThat(staff.book().roles("root", "root", List.of(Role.CLERK)))
                .isInstanceOf(Outcome.No.class);
        hire("second", Role.ADMINISTRATOR);
        assertThat(staff.book().lock("second", "root", true)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theRecordOfChangesNamesWhoDidThemAndIsBrokenByAChange() {
        staff.book().roles("boss", "wang", List.of(Role.INSPECTOR, Role.MANAGER));
        StaffLog log = staff.book().log();
        assertThat(log.broken()).isEmpty();
        StaffLog.Line last = log.latest(1).getFirst();
        assertThat(last.by() + " " + last.deed() + " " + last.whom() + " " + last.more())
                .isEqualTo("boss ROLES wang manager inspector");
        cabinet.change(
                StaffLog.PAPER, text -> text.replaceFirst("\"by\":\"test\"", "\"by\":\"oops\""));
        assertThat(log.broken()).hasValue(2);
    }
}
