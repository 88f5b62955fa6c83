package tingxu.control.loop;

import org.jspecify.annotations.Nullable;

import tingxu.wire.MessageId;

import java.util.LinkedHashMap;
import java.util.Map;

/** The latest answers, a bounded number, so that a repeat is answered alike without asking disk. */
final class Recent {

    private record Saying(String who, MessageId id) {}

    private final Map<Saying, Answer> answers;

    Recent(int capacity) {
        answers =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Saying, Answer> eldest) {
                        return size() > capacity;
                    }
                };
    }

    @Nullable Answer to(Said said) {
        return answers.get(new Saying(said.who(), said.id()));
    }

    void keep(Said said, Answer answer) {
        answers.put(new Saying(said.who(), said.id()), answer);
    }
}
