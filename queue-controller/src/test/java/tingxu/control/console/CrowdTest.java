package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A crowd from a few addresses keeps nobody else out")
class CrowdTest {

    private final Crowd<String> crowd = new Crowd<>(3, 5);

    @Test
    void anAddressHasSoManyAndNoMore() {
        for (String one : new String[] {"a1", "a2", "a3"})
            assertThat(crowd.enter("a", one)).isEmpty();
        assertThat(crowd.enter("a", "a4")).contains("a4");
    }

    @Test
    void whenAllIsFullTheOldestOfTheLargestGoesForWhoeverHasFewer() {
        for (String one : new String[] {"a1", "a2", "a3"}) crowd.enter("a", one);
        for (String one : new String[] {"b1", "b2"}) crowd.enter("b", one);
        assertThat(crowd.enter("c", "c1")).contains("a1");
        crowd.leave("a1");
        assertThat(crowd.inside()).isEqualTo(5);
    }

    @Test
    void whoeverHasAsManyAsTheLargestGoesItself() {
        for (String one : new String[] {"a1", "a2"}) crowd.enter("a", one);
        for (String one : new String[] {"b1", "b2", "b3"}) crowd.enter("b", one);
        assertThat(crowd.enter("a", "a3")).contains("a3");
    }

    @Test
    void whoeverLeavesTwiceIsCountedOnce() {
        crowd.enter("a", "a1");
        crowd.enter("a", "a2");
        crowd.leave("a1");
        crowd.leave("a1");
        crowd.leave("x");
        assertThat(crowd.inside()).isEqualTo(1);
    }
}
