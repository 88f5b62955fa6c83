package tingxu.bridge.printer;

import tingxu.bridge.frame.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cuts what a host sends into commands and characters, as the printer's own firmware does. */
final class PrintData {

    private static final int LONGEST_HEAD = 3;

    /** Some ten metres of paper. */
    private static final int LARGEST = 8 << 20;

    /** One thing the host said. */
    sealed interface Said {

        /** How many bytes it took. */
        int length();
    }

    record Order(PrinterFrames frame, Bytes parameters) implements Said {

        @Override
        public int length() {
            return frame.head.length() + parameters.length();
        }
    }

    /** A byte of text, or the end of a line. */
    record Letter(int bits) implements Said {

        @Override
        public int length() {
            return 1;
        }
    }

    private Bytes held = Bytes.NONE;

    /** Takes bytes in any pieces and gives what is complete. */
    List<Said> feed(Bytes more) {
        held = held.plus(more);
        List<Said> said = new ArrayList<>();
        for (Optional<Said> next = next(); next.isPresent(); next = next()) {
            said.add(next.get());
            held = held.from(next.get().length());
        }
        return said;
    }

    private Optional<Said> next() {
        if (held.isEmpty()) return Optional.empty();
        Optional<PrinterFrames> frame = frames().filter(f -> held.startsWith(f.head)).findFirst();
        if (frame.isPresent()) return order(frame.get());
        boolean mayBecome =
                held.length() < LONGEST_HEAD && frames().anyMatch(f -> f.head.startsWith(held));
        return mayBecome ? Optional.empty() : Optional.of(new Letter(held.at(0)));
    }

    private Optional<Said> order(PrinterFrames frame) {
        int start = frame.head.length();
        int fixed = start + frame.parameters;
        if (held.length() < fixed) return Optional.empty();
        long more = frame.more(held.slice(start, fixed));
        // No printer holds such a picture: what claims to be one is noise.
        if (more > LARGEST) return Optional.of(new Letter(held.at(0)));
        int end = fixed + (int) more;
        if (held.length() < end) return Optional.empty();
        return Optional.of(new Order(frame, held.slice(start, end)));
    }

    private static Stream<PrinterFrames> frames() {
        return Stream.of(PrinterFrames.values());
    }
}
