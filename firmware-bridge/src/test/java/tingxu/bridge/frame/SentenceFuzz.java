package tingxu.bridge.frame;

/** Any bytes from a pad or a call pad: both speak in sentences. */
public final class SentenceFuzz {

    private SentenceFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Sentence.Framer framer = new Sentence.Framer();
        for (byte b : bytes) {
            Sentence heard = framer.feed(b & 0xFF);
            if (heard == null) continue;
            for (int i = 1; i < heard.words().size(); i++) heard.number(i);
            if (!heard.equals(said(heard.frame(), new Sentence.Framer())))
                throw new AssertionError(heard + " does not come back");
        }
        Sentence ping = Sentence.of("PING");
        if (!ping.equals(said(ping.frame(), framer))) throw new AssertionError("deaf afterwards");
    }

    private static Sentence said(Bytes frame, Sentence.Framer framer) {
        Sentence heard = null;
        for (int i = 0; i < frame.length(); i++) {
            Sentence next = framer.feed(frame.at(i));
            if (next != null) heard = next;
        }
        if (heard == null) throw new AssertionError("a whole sentence was not heard");
        return heard;
    }
}
