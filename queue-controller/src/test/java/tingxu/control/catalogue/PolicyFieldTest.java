package tingxu.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.file.FileWrong;
import tingxu.control.hall.Clause;
import tingxu.control.hall.HallPlan;
import tingxu.wire.LineId;

import java.util.List;

class PolicyFieldTest {

    private static final LineId HOUSEHOLD = new LineId("household");
    private static final LineId SOCIAL = new LineId("social");

    private static HallPlan plan(String policy) throws FileWrong {
        return HallFile.parse(
                        "town.yaml",
                        """
                        hall: town
                        time: Asia/Shanghai
                        name: {zh: 镇便民中心, en: Town centre}
                        %s
                        lines:
                          - {id: household, zh: 户籍, en: Household, series: A, mean-minutes: 8}
                          - {id: social, zh: 社保, en: Social, series: B, mean-minutes: 7}
                        zones:
                          - {id: main, zh: 大厅, en: Hall, announcer: B01}
                        windows:
                          - {number: 1, zone: main, bridge: b01, skills: [household, social]}
                        """
                                .formatted(policy))
                .plan();
    }

    @Test
    void aNameAloneIsThePolicyAsUsual() throws FileWrong {
        assertThat(plan("policy: edd").policy()).isEqualTo("edd");
        assertThat(plan("policy: edd").tuning()).isNull();
        assertThat(plan("").policy()).isEqualTo("bwi");
    }

    @Test
    void numbersAreSetBesideTheName() throws FileWrong {
        HallPlan plan = plan("policy: {name: bwi, guard-minutes: 60, own-line-minutes: 8}");
        assertThat(plan.tuned().numbers())
                .containsOnlyKeys("guard-minutes", "own-line-minutes")
                .containsEntry("guard-minutes", 60);
    }

    @Test
    void aHallWritesItsOwnRules() throws FileWrong {
        HallPlan plan =
                plan(
                        "policy: {name: rules, rules: [{when-wait-in: social, over-minutes: 60,"
                                + " call-from: social}, {ratio: {household: 2, social: 1}},"
                                + " {finally: bwi}]}");
        assertThat(plan.tuned().clauses())
                .containsExactly(
                        new Clause.Over(SOCIAL, 60, SOCIAL),
                        new Clause.Ratio(
                                List.of(
                                        new Clause.Share(HOUSEHOLD, 2),
                                        new Clause.Share(SOCIAL, 1))),
                        new Clause.Finally("bwi"));
    }

    @Test
    void whoIsSentOnStandsAsTheHallSays() throws FileWrong {
        assertThat(plan("").clockKept()).isTrue();
        assertThat(plan("transfers: keep-clock").clockKept()).isTrue();
        assertThat(plan("transfers: come-anew").clockKept()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    policy: luck | policy | use one of bwi
                    policy: {name: bwi, guard-hours: 1} | policy.guard-hours | guard-minutes
                    policy: {name: bwi, guard-minutes: 2000} | policy.guard-minutes | from 0 to 1440
                    policy: {name: bwi, guard-minutes: soon} | policy.guard-minutes | whole number
                    policy: {guard-minutes: 60} | policy.name | is missing
                    policy: {name: rules} | policy.rules | finally
                    policy: {name: rules, rules: [{finally: luck}]} | policy.rules[1].finally | bwi
                    policy: {name: rules, rules: [{other: x}]} | policy.rules[1] | a ratio or a finally
                    policy: {name: rules, rules: [{ratio: {household: 2}}, {finally: bwi}]} | policy.rules[1] | two lines
                    policy: {name: bwi, rules: [{finally: bwi}]} | policy.rules | only the policy rules
                    transfers: anyhow | transfers | keep-clock or come-anew
                    """)
    void aMistakeIsAnsweredWithItsPlaceAndTheRemedy(String yaml, String place, String remedy) {
        assertThatThrownBy(() -> plan(yaml))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining(place)
                .hasMessageContaining(remedy);
    }
}
