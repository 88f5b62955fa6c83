package tingxu.provision.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One row of a bench.
 *
 * @param waiting tickets that waited when it began
 * @param tickets requests answered
 * @param distinct tickets among the answers
 * @param doubleCalls tickets that were called more than once
 */
record Run(
        int clients,
        int waiting,
        @JsonProperty("per_s") double perSecond,
        @JsonProperty("p50_ms") double p50Millis,
        @JsonProperty("p99_ms") double p99Millis,
        long tickets,
        long distinct,
        @JsonProperty("double_calls") long doubleCalls) {

    /** Of tickets handed out. */
    static Run issued(int clients, int waiting, ClosedLoop.Result result) {
        return of(clients, waiting, result, 0);
    }

    /** Of tickets called: whatever is not distinct was called twice. */
    static Run called(int clients, int waiting, ClosedLoop.Result result) {
        return of(clients, waiting, result, result.turns().size() - result.distinct());
    }

    private static Run of(int clients, int waiting, ClosedLoop.Result result, long doubleCalls) {
        Latencies latencies = result.latencies();
        return new Run(
                clients,
                waiting,
                result.perSecond(),
                latencies.millis(.50),
                latencies.millis(.99),
                result.turns().size(),
                result.distinct(),
                doubleCalls);
    }
}
