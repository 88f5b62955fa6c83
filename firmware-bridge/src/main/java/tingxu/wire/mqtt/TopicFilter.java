package tingxu.wire.mqtt;

/** MQTT's wildcards: {@code +} is one level, {@code #} at the end is all that follow. */
final class TopicFilter {

    private TopicFilter() {}

    static boolean fits(String pattern, String topic) {
        String[] wanted = pattern.split("/", -1);
        String[] levels = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) return true;
            if (i >= levels.length) return false;
            if (!wanted[i].equals("+") && !wanted[i].equals(levels[i])) return false;
        }
        return wanted.length == levels.length;
    }
}
