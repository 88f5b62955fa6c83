package tingxu.fuzz;

import tingxu.bridge.board.onbon.BoardFuzz;
import tingxu.bridge.card.CardFuzz;
import tingxu.bridge.frame.SentenceFuzz;
import tingxu.bridge.port.SessionFuzz;
import tingxu.bridge.printer.LayoutFuzz;
import tingxu.bridge.printer.PrinterFuzz;
import tingxu.bridge.scanner.ScannerFuzz;
import tingxu.bridge.voice.WavFuzz;
import tingxu.daemon.BridgeFileFuzz;
import tingxu.wire.TopicFuzz;
import tingxu.wire.mqtt.CodecFuzz;
import tingxu.wire.seal.SealFuzz;

import java.util.Arrays;
import java.util.List;

/** All parsers of this floor behind one door: the first byte says whose the rest is. */
public final class EveryParserFuzz {

    /** What may be done with any bytes without harm. */
    @FunctionalInterface
    interface Parser {
        void take(byte[] bytes);
    }

    /** In an order that never changes: new ones come last. */
    @SuppressWarnings("ImmutableEnumChecker") // a static method each
    enum Target {
        CARD(CardFuzz::fuzzerTestOneInput),
        PRINTER(PrinterFuzz::fuzzerTestOneInput),
        LAYOUT(LayoutFuzz::fuzzerTestOneInput),
        SCANNER(ScannerFuzz::fuzzerTestOneInput),
        BOARD(BoardFuzz::fuzzerTestOneInput),
        SENTENCE(SentenceFuzz::fuzzerTestOneInput),
        WAV(WavFuzz::fuzzerTestOneInput),
        SESSION(SessionFuzz::fuzzerTestOneInput),
        SEAL(SealFuzz::fuzzerTestOneInput),
        CODEC(CodecFuzz::fuzzerTestOneInput),
        TOPIC(TopicFuzz::fuzzerTestOneInput),
        FILE(BridgeFileFuzz::fuzzerTestOneInput);

        final Parser parser;

        Target(Parser parser) {
            this.parser = parser;
        }

        /** The first byte that leads here. */
        byte door() {
            return (byte) List.of(values()).indexOf(this);
        }

        static Target of(byte first) {
            return values()[(first & 0xFF) % values().length];
        }
    }

    private EveryParserFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) return;
        Target.of(bytes[0]).parser.take(Arrays.copyOfRange(bytes, 1, bytes.length));
    }
}
