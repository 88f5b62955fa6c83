package tingxu.provision.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tingxu.bridge.board.onbon.BoardSample;
import tingxu.bridge.card.CardSample;
import tingxu.bridge.frame.FrameSample;
import tingxu.bridge.frame.Sentence;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.printer.PrinterSample;
import tingxu.bridge.scanner.ScannerSample;
import tingxu.provision.trial.Answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code tingxu bench device}: how fast devices are understood, and how soon a card is known. */
@Command(name = "device")
final class DeviceVerb implements Callable<Integer> {

    private static final double BILLION = 1e9;

    @Option(names = "--seconds", paramLabel = "SECONDS", defaultValue = "2")
    private int seconds;

    @Option(names = "--cards", paramLabel = "CARDS", defaultValue = "100")
    private int cards;

    @Mixin private Answer answer = new Answer();

    /**
     * @param bytesPerFrame on average
     * @param framesPerSecond on one core
     */
    record Protocol(
            String protocol,
            @JsonProperty("bytes_per_frame") double bytesPerFrame,
            @JsonProperty("frames_per_s") long framesPerSecond,
            @JsonProperty("bytes_per_s") long bytesPerSecond) {}

    /**
     * @param lineMillis what the line alone takes for a card, above which the others stand
     */
    record Card(
            int cards,
            int baud,
            @JsonProperty("line_ms") double lineMillis,
            @JsonProperty("p50_ms") double p50Millis,
            @JsonProperty("p99_ms") double p99Millis,
            @JsonProperty("max_ms") double maxMillis) {}

    record Found(List<Protocol> protocols, Card card) {}

    @Override
    public Integer call() throws PortGone, InterruptedException {
        List<Protocol> protocols = new ArrayList<>();
        for (FrameSample sample : samples()) protocols.add(measured(sample));
        CardTime time = CardTime.measure(cards);
        Found found =
                new Found(
                        protocols,
                        new Card(
                                cards,
                                CardTime.BAUD,
                                Math.round(time.lineNanos() / 1e3) / 1e3,
                                time.nanos().millis(0.5),
                                time.nanos().millis(0.99),
                                time.nanos().millis(1)));
        return answer.give(found, table(found));
    }

    private static List<FrameSample> samples() {
        List<FrameSample> samples = new ArrayList<>();
        samples.add(CardSample.card());
        samples.add(PrinterSample.answers());
        samples.addAll(ScannerSample.codes());
        samples.add(BoardSample.text());
        samples.add(sentence("pad", Sentence.of("RATED", 7, 5)));
        samples.add(sentence("callpad", Sentence.of("KEY", 7, "NEXT")));
        return samples;
    }

    private static FrameSample sentence(String protocol, Sentence said) {
        return new FrameSample(
                protocol,
                said.frame(),
                1,
                () -> {
                    Sentence.Framer framer = new Sentence.Framer();
                    return b -> framer.feed(b) != null;
                });
    }

    /** The first half of the time lets the compiler see the work; the second is counted. */
    private Protocol measured(FrameSample sample) {
        run(sample, seconds / 2.0);
        double rate = run(sample, seconds / 2.0);
        double bytes = (double) sample.bytes().length() / sample.frames();
        return new Protocol(sample.protocol(), bytes, Math.round(rate), Math.round(rate * bytes));
    }

    private static double run(FrameSample sample, double length) {
        byte[] bytes = sample.bytes().toArray();
        FrameSample.Cutter cutter = sample.cutters().get();
        long start = System.nanoTime();
        long frames = 0;
        long rounds = 0;
        while (System.nanoTime() - start < length * BILLION) {
            for (byte b : bytes) if (cutter.feed(b & 0xFF)) frames++;
            rounds++;
        }
        if (frames != rounds * sample.frames())
            throw new IllegalStateException(
                    sample.protocol() + ": " + frames + " frames of " + rounds * sample.frames());
        return frames * BILLION / (System.nanoTime() - start);
    }

    private static String table(Found found) {
        StringBuilder text = new StringBuilder("protocol          bytes/frame     frames/s\n");
        for (Protocol protocol : found.protocols())
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-16s %12.1f %12d%n",
                            protocol.protocol(),
                            protocol.bytesPerFrame(),
                            protocol.framesPerSecond()));
        Card card = found.card();
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "card at %d baud: the line takes %.1f ms; after its last byte the"
                                        + " card is known in %.3f ms (p50), %.3f ms (p99), %.3f ms"
                                        + " at most, of %d%n",
                                card.baud(),
                                card.lineMillis(),
                                card.p50Millis(),
                                card.p99Millis(),
                                card.maxMillis(),
                                card.cards()))
                .toString();
    }
}
