package tingxu.provision.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.provision.enrol.Slot.Fate;
import tingxu.provision.enrol.Slot.Holder;
import tingxu.provision.enrol.Slot.Past;
import tingxu.provision.enrol.Slot.State;
import tingxu.provision.enrol.SlotCommand.Certify;
import tingxu.provision.enrol.SlotCommand.Offer;
import tingxu.provision.enrol.SlotCommand.Present;
import tingxu.provision.enrol.SlotCommand.Revoke;
import tingxu.provision.enrol.SlotDecision.Changed;
import tingxu.provision.enrol.SlotDecision.MaySign;
import tingxu.provision.enrol.SlotDecision.Refused;
import tingxu.provision.enrol.SlotDecision.SignedBefore;
import tingxu.provision.enrol.SlotDecision.Why;
import tingxu.wire.NodeId;

import java.time.Duration;
import java.time.Instant;

class EnrolmentTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
    private static final Instant TOMORROW = NINE.plus(Duration.ofHours(24));
    private static final Slot FREE = Slot.free(new NodeId("k01"));

    @Test
    void a_free_slot_is_offered_claimed_and_held() {
        Slot offered = offered(FREE, "code");
        assertThat(decide(offered, new Present("request", true))).isEqualTo(new MaySign());

        Slot held = changed(offered, new Certify("request", holder("a1")));

        assertThat(held.epoch()).isEqualTo(1);
        assertThat(held.holder()).isEqualTo(holder("a1"));
        assertThat(held.past()).isEmpty();
    }

    @Test
    void whoever_does_not_know_the_code_is_told_the_same_by_every_slot() {
        Slot offered = offered(FREE, "code");
        Slot held = changed(offered, new Certify("request", holder("a1")));
        Slot revoked = changed(held, new Revoke("stolen"));
        for (Slot slot : new Slot[] {FREE, offered, held, revoked}) {
            SlotDecision decision = decide(slot, new Present("request", false));
            assertThat(decision).isEqualTo(decide(FREE, new Present("request", false)));
            assertThat(((Refused) decision).why()).isEqualTo(Why.WRONG_CODE);
        }
    }

    @Test
    void a_code_is_good_for_its_time_and_not_a_moment_longer() {
        Slot offered = offered(FREE, "code");
        Present present = new Present("request", true);
        assertThat(Enrolment.decide(offered, present, TOMORROW.minusNanos(1)))
                .isEqualTo(new MaySign());
        assertThat(why(Enrolment.decide(offered, present, TOMORROW))).isEqualTo(Why.EXPIRED);
    }

    @Test
    void the_same_request_again_gets_the_same_certificate_while_the_code_is_good() {
        Slot held = changed(offered(FREE, "code"), new Certify("request", holder("a1")));
        Present again = new Present("request", true);
        assertThat(decide(held, again)).isEqualTo(new SignedBefore(held));
        assertThat(why(Enrolment.decide(held, again, TOMORROW))).isEqualTo(Why.EXPIRED);
    }

    @Test
    void a_second_machine_with_the_same_code_is_refused() {
        Slot held = changed(offered(FREE, "code"), new Certify("request", holder("a1")));
        assertThat(why(decide(held, new Present("another", true)))).isEqualTo(Why.USED);
        assertThat(why(decide(held, new Certify("another", holder("b2"))))).isEqualTo(Why.USED);
    }

    @Test
    void a_new_code_makes_the_older_one_void() {
        Slot twice = offered(offered(FREE, "older"), "newer");
        assertThat(twice.claim()).isEqualTo("newer");
    }

    @Test
    void a_held_slot_is_offered_only_to_a_replacement() {
        Slot held = changed(offered(FREE, "code"), new Certify("request", holder("a1")));
        assertThat(why(decide(held, new Offer("next", TOMORROW, false)))).isEqualTo(Why.HELD);

        Slot waiting = changed(held, new Offer("next", TOMORROW, true));
        assertThat(waiting.holder()).as("works on until the new one comes").isEqualTo(holder("a1"));

        Slot replaced = changed(waiting, new Certify("other", holder("b2")));
        assertThat(replaced.epoch()).isEqualTo(2);
        assertThat(replaced.holder()).isEqualTo(holder("b2"));
        assertThat(replaced.past()).containsExactly(new Past("a1", Fate.REPLACED, NINE));
    }

    @Test
    void a_revoked_machine_is_out_and_its_slot_can_be_offered_again() {
        Slot held = changed(offered(FREE, "code"), new Certify("request", holder("a1")));
        Slot revoked = changed(held, new Revoke("stolen"));

        assertThat(revoked.state()).isEqualTo(new State.Revoked(NINE, "stolen"));
        assertThat(revoked.holder()).isNull();
        assertThat(revoked.past()).containsExactly(new Past("a1", Fate.REVOKED, NINE));
        assertThat(why(decide(revoked, new Revoke("again")))).isEqualTo(Why.NOTHING_TO_REVOKE);
        assertThat(offered(revoked, "next").claim()).isEqualTo("next");
    }

    @Test
    void a_code_that_nobody_used_is_withdrawn() {
        Slot withdrawn = changed(offered(FREE, "code"), new Revoke("not needed"));
        assertThat(withdrawn.state()).isEqualTo(new State.Free());
        assertThat(why(decide(FREE, new Revoke("never was")))).isEqualTo(Why.NOTHING_TO_REVOKE);
    }

    @Test
    void revoking_while_a_replacement_is_awaited_shuts_both_out() {
        Slot held = changed(offered(FREE, "code"), new Certify("request", holder("a1")));
        Slot waiting = changed(held, new Offer("next", TOMORROW, true));
        Slot revoked = changed(waiting, new Revoke("stolen"));
        assertThat(revoked.claim()).isNull();
        assertThat(revoked.past()).containsExactly(new Past("a1", Fate.REVOKED, NINE));
    }

    // ------------------------------------------------------------------

    private static Slot offered(Slot slot, String claim) {
        return changed(slot, new Offer(claim, TOMORROW, false));
    }

    private static Slot changed(Slot slot, SlotCommand command) {
        assertThat(decide(slot, command)).isInstanceOf(Changed.class);
        return ((Changed) decide(slot, command)).next();
    }

    private static SlotDecision decide(Slot slot, SlotCommand command) {
        return Enrolment.decide(slot, command, NINE);
    }

    private static Why why(SlotDecision decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return ((Refused) decision).why();
    }

    private static Holder holder(String serial) {
        return new Holder(serial, "pem of " + serial, NINE, NINE.plus(Duration.ofDays(365)));
    }
}
