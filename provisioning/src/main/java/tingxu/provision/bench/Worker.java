package tingxu.provision.bench;

import tingxu.control.staff.Outcome;
import tingxu.control.staff.Role;
import tingxu.control.staff.StaffBook;
import tingxu.provision.staff.FileCabinet;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * A program that works in a hall of its own making: an account for everything, with a password that
 * is made anew each time and that nobody sees.
 */
public final class Worker {

    private static final String NAME = "bench";
    private static final int SECRET_BYTES = 16;

    private final String name;
    private final String password;

    private Worker(String name, String password) {
        this.name = name;
        this.password = password;
    }

    /** Gets its account, whether the hall runs already or not. */
    public static Worker hired(Path data) {
        return hired(data, NAME, List.of(Role.values()));
    }

    /** As {@link #hired(Path)}, for less than everything. */
    public static Worker hired(Path data, String name, List<Role> roles) {
        StaffBook book =
                new StaffBook(new FileCabinet(FileCabinet.under(data)), InstantSource.system());
        if (book.account(name).isEmpty()) book.add(name, name, name, roles);
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        // The letter in front keeps its own name out of it, whatever the chance.
        Worker worker = new Worker(name, "x" + HexFormat.of().formatHex(secret));
        if (book.password(name, worker.password) instanceof Outcome.No(var why))
            throw new IllegalStateException(why.en());
        return worker;
    }

    /** Logs in on the hall at this port. */
    public String token(int port) throws IOException {
        try (HttpLine line = new HttpLine(port)) {
            HttpLine.Answer answer =
                    line.post(
                            "/api/v1/session",
                            "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
            if (answer.status() != 200)
                throw new IOException("no log-in: " + answer.status() + " " + answer.body());
            return JsonMapper.shared().readTree(answer.body()).path("token").stringValue();
        }
    }
}
