package tingxu.control.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.wire.WindowId;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

class FewTest {

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /** Windows are put in, and taken out now and then. */
    @ParameterizedTest
    @MethodSource("seeds")
    void is_a_sorted_map_whatever_came_and_went(long seed) {
        Random chance = new Random(seed);
        Few<WindowId, Integer> few = Few.none();
        SortedMap<WindowId, Integer> map = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            WindowId key = new WindowId(1 + chance.nextInt(99));
            few = few.plus(key, i);
            map.put(key, i);
            if (chance.nextInt(3) == 0) {
                WindowId gone = new WindowId(1 + chance.nextInt(99));
                few = few.minus(gone);
                map.remove(gone);
            }
            assertThat(few).isEqualTo(map).hasSameHashCodeAs(map).hasSize(map.size());
            assertThat(new ArrayList<>(few.keySet())).isEqualTo(new ArrayList<>(map.keySet()));
            assertThat(new ArrayList<>(few.values())).isEqualTo(new ArrayList<>(map.values()));
            for (int number = 1; number < 100; number++) {
                WindowId window = new WindowId(number);
                assertThat(few.get(window)).isEqualTo(map.get(window));
                assertThat(few.containsKey(window)).isEqualTo(map.containsKey(window));
            }
        }
    }

    @Test
    void what_follows_from_it_leaves_it_as_it_was() {
        Few<String, String> one = Few.of(List.of("b", "a"), each -> each, each -> each + each);
        Few<String, String> other = one.plus("a", "new").plus("c", "c").minus("b");

        assertThat(one).hasToString("{a=aa, b=bb}");
        assertThat(other).hasToString("{a=new, c=c}");
    }

    @Test
    void nobody_changes_it_in_place() {
        Few<String, String> one = Few.of(List.of("a"), each -> each, each -> each);

        assertThatThrownBy(() -> one.values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> one.put("b", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> one.keySet().remove("a"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
