package tingxu.provision.visit;

import com.fasterxml.jackson.annotation.JsonProperty;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;

/** What a visit came to. */
public record VisitReport(
        List<Hop> hops,
        String ticket,
        int window,
        int rating,
        @JsonProperty("total_ms") double totalMs) {

    public VisitReport {
        hops = List.copyOf(hops);
    }

    public String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    public String table() {
        StringBuilder text = new StringBuilder();
        for (Hop hop : hops)
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-14s %9.1f ms %7d bytes%n",
                            hop.name(),
                            hop.ms(),
                            hop.bytes()));
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "%s at window %d, rated %d, %.0f ms in all%n",
                                ticket,
                                window,
                                rating,
                                totalMs))
                .toString();
    }
}
