package tingxu.control.staff;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps the papers for as long as the process lives. */
public final class MemoryCabinet implements Cabinet {

    private final Map<String, String> papers = new HashMap<>();
    private long version;

    @Override
    public synchronized long version(String paper) {
        return version;
    }

    @Override
    public synchronized String read(String paper) {
        return papers.getOrDefault(paper, "");
    }

    @Override
    public synchronized void change(String paper, UnaryOperator<String> change) {
        papers.put(paper, change.apply(read(paper)));
        version++;
    }

    @Override
    public synchronized void append(String paper, UnaryOperator<String> next) {
        String text = read(paper);
        String last = text.isEmpty() ? "" : text.lines().toList().getLast();
        papers.put(paper, text + next.apply(last) + "\n");
    }
}
