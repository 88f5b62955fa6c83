package tingxu.control.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SparkTest {

    @Test
    void aCourseRunsFromTheLeftEdgeToTheRightAndNeverOutOfThePicture() {
        assertThat(Spark.points(List.of(0, 5, 10))).isEqualTo("0,31 120,16 240,1");
        assertThat(Spark.area(List.of(0, 10))).isEqualTo("0,32 0,31 240,1 240,32");
        assertThat(Spark.most(List.of(3, 9, 2))).isEqualTo(9);
    }

    @Test
    void oneLonelyCitizenDoesNotLookLikeACrowd() {
        assertThat(Spark.points(List.of(1, 1))).isEqualTo("0,25 240,25");
    }

    @Test
    void anEmptyCourseIsAnEmptyPicture() {
        assertThat(Spark.points(List.of())).isEmpty();
        assertThat(Spark.points(List.of(4))).isEqualTo("0,7");
        assertThat(Spark.most(List.of())).isZero();
    }
}
