package tingxu.control.view;

import java.util.List;

/** A course of counts as a small picture, drawn here so that a page needs no script for it. */
public final class Spark {

    public static final int WIDTH = 240;
    public static final int HEIGHT = 32;

    /** Below this many a line with few people would look like a crowd. */
    private static final int LEAST_SCALE = 5;

    private Spark() {}

    public static int most(List<Integer> course) {
        return course.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    public static String points(List<Integer> course) {
        int top = Math.max(LEAST_SCALE, most(course));
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < course.size(); i++) {
            int x = course.size() < 2 ? 0 : i * WIDTH / (course.size() - 1);
            int y = HEIGHT - 1 - course.get(i) * (HEIGHT - 2) / top;
            points.append(i == 0 ? "" : " ").append(x).append(',').append(y);
        }
        return points.toString();
    }

    public static String area(List<Integer> course) {
        return "0," + HEIGHT + " " + points(course) + " " + WIDTH + "," + HEIGHT;
    }
}
