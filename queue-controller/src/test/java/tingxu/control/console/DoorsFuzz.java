package tingxu.control.console;

import tingxu.bridge.file.FileWrong;
import tingxu.control.booking.BookingList;
import tingxu.control.catalogue.HallFile;
import tingxu.control.view.Problem;
import tingxu.wire.Words;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * What comes into a hall from outside, besides messages: bodies, forms, hall files, lists of
 * appointments. Whatever the bytes, it is taken, or refused in both languages. The first byte says
 * where the rest comes in, as fuzzers of the JVM (Jazzer, {@code --target_class}) want it.
 */
public final class DoorsFuzz {

    private static final ZoneId TIME = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private DoorsFuzz() {}

    /** In an order that never changes: new ones come last. */
    enum DoorOfTheHall {
        HALL_FILE,
        BODY,
        FORM,
        BOOKINGS
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) return;
        DoorOfTheHall[] all = DoorOfTheHall.values();
        take(all[(bytes[0] & 0xFF) % all.length], Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    static void take(DoorOfTheHall door, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (door) {
            case HALL_FILE -> hallFile(text);
            case BODY -> refusedInWords(() -> body(bytes));
            case FORM ->
                    refusedInWords(() -> {
                        Form form = Form.of(bytes, "application/x-www-form-urlencoded");
                        for (String name : List.of("name", "password", "next")) form.text(name);
                    });
            case BOOKINGS -> {
                if (BookingList.read(text, TIME, TODAY, _ -> true, new byte[32])
                        instanceof BookingList.Read.Wrong(var why)) why.forEach(DoorsFuzz::spoken);
            }
        }
    }

    private static void hallFile(String text) {
        try {
            HallFile.parse("hall.yaml", text);
        } catch (FileWrong wrong) {
            spoken(new Words(wrong.zh(), wrong.en()));
        }
    }

    /** Each field is asked for, as whatever it may be. */
    private static void body(byte[] bytes) {
        String[] names = {"line", "reason", "roles", "numbers", "skills", "rules", "late"};
        Body body = Body.of(bytes, "application/json", names);
        for (String name : names)
            for (Runnable question :
                    List.<Runnable>of(
                            () -> body.text(name),
                            () -> body.textOr(name, ""),
                            () -> body.numbers(name),
                            () -> body.texts(name),
                            () -> body.page(name),
                            () -> body.flag(name),
                            () -> body.line(name),
                            () -> body.lines(name))) refusedInWords(question);
    }

    private static void refusedInWords(Runnable question) {
        try {
            question.run();
        } catch (Problem.Found found) {
            spoken(found.problem().detail());
        }
    }

    private static void spoken(Words why) {
        if (why.zh().isBlank() || why.en().isBlank())
            throw new AssertionError("refused without a word in one of the languages: " + why);
    }
}
