package tingxu.provision.demo;

import tingxu.bridge.card.CardText;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * Cards of nobody: numbers of a region that has no districts, with a right check digit (GB 11643).
 */
public final class MadeUpCard {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate OLDEST = LocalDate.of(1945, 1, 1);
    private static final int DAYS_OF_BIRTH = 20_000;

    private MadeUpCard() {}

    public static CardText any(Random random) {
        LocalDate birth = OLDEST.plusDays(random.nextInt(DAYS_OF_BIRTH));
        // The simulated card says "male": the sequence is odd.
        int sequence = 2 * random.nextInt(500) + 1;
        String body =
                "810000"
                        + DateTimeFormatter.BASIC_ISO_DATE.format(birth)
                        + "%03d".formatted(sequence);
        return CardText.citizen("测试人", body + check(body));
    }

    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += (body.charAt(i) - '0') * WEIGHTS[i];
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
