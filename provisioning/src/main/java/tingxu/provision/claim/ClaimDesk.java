package tingxu.provision.claim;

import tingxu.provision.authority.Authority;
import tingxu.provision.authority.Certificate;
import tingxu.provision.authority.KeyRequest;
import tingxu.provision.enrol.Enrolment;
import tingxu.provision.enrol.Patience;
import tingxu.provision.enrol.Slot;
import tingxu.provision.enrol.Slot.Holder;
import tingxu.provision.enrol.SlotCommand;
import tingxu.provision.enrol.SlotDecision;
import tingxu.provision.enrol.SlotDecision.Changed;
import tingxu.provision.enrol.SlotDecision.MaySign;
import tingxu.provision.enrol.SlotDecision.Refused;
import tingxu.provision.enrol.SlotDecision.SignedBefore;
import tingxu.provision.enrol.SlotDecision.Why;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The hall's side of a claim: a machine that knows the code gets its certificate and its profile.
 */
public final class ClaimDesk {

    /** Those who guess are remembered; of very many only the latest. */
    private static final int GUESSERS = 1_000;

    private static final Words TOO_SOON =
            new Words("输错次数过多，请稍候再试。", "Too many wrong codes: wait a little and try again.");
    private static final Words UNREADABLE =
            new Words("领取请求读不懂。", "This claim cannot be understood.");

    private final SlotBook book;
    private final SlotDesk slots;
    private final Authority authority;
    private final Function<NodeId, SortedMap<String, String>> imprint;
    private final InstantSource clock;
    private final Map<String, Patience> guessers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Patience> eldest) {
                    return size() > GUESSERS;
                }
            };

    /**
     * @param imprint the files that a machine keeps besides its certificate, by name
     */
    public ClaimDesk(
            SlotBook book,
            Authority authority,
            Function<NodeId, SortedMap<String, String>> imprint,
            InstantSource clock) {
        this.book = book;
        this.slots = new SlotDesk(book, authority, clock);
        this.authority = authority;
        this.imprint = imprint;
        this.clock = clock;
    }

    /** What became of a claim. */
    public sealed interface Answer {

        /** In JSON: for the machine alone. */
        record Welcome(String sealed) implements Answer {}

        /**
         * @param status of HTTP: 400, 403, 409, 410 or 429
         * @param retryAfter zero unless it is too soon
         */
        record No(int status, Words why, Duration retryAfter) implements Answer {}
    }

    /**
     * @param body as it came
     * @param address whom it came from, to slow down who guesses
     */
    public Answer take(String body, String address) {
        Instant now = clock.instant();
        Patience patience = patience(address);
        if (!patience.mayTry(now))
            return new Answer.No(429, TOO_SOON, Duration.between(now, patience.notBefore()));
        NodeId node;
        KeyRequest request;
        String proof;
        try {
            ClaimRequest claim = JsonMapper.shared().readValue(body, ClaimRequest.class);
            node = new NodeId(claim.node());
            request = KeyRequest.parse(claim.request());
            proof = claim.proof();
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return new Answer.No(400, UNREADABLE, Duration.ZERO);
        }
        return decide(node, request, proof, address, now);
    }

    private Answer decide(
            NodeId node, KeyRequest request, String proof, String address, Instant now) {
        String fingerprint = request.fingerprint();
        SlotDecision decision =
                book.change(
                        node,
                        slot -> {
                            String claim = slot.claim();
                            boolean proven =
                                    claim != null
                                            && new ClaimKey(claim).proves(node, fingerprint, proof);
                            SlotDecision first =
                                    Enrolment.decide(
                                            slot,
                                            new SlotCommand.Present(fingerprint, proven),
                                            now);
                            return first instanceof MaySign ? sign(slot, request, now) : first;
                        });
        return switch (decision) {
            case Changed(Slot slot) -> {
                slots.shutOut();
                forgive(address);
                yield welcome(slot, request);
            }
            case SignedBefore(Slot slot) -> welcome(slot, request);
            case Refused(Why why, Words words) -> {
                if (why == Why.WRONG_CODE) blame(address, now);
                yield new Answer.No(status(why), words, Duration.ZERO);
            }
            case MaySign _ -> throw new IllegalStateException("a signature was not kept");
        };
    }

    private SlotDecision sign(Slot slot, KeyRequest request, Instant now) {
        Certificate certificate = authority.sign(slot.node(), request);
        Holder holder =
                new Holder(
                        certificate.serial(),
                        certificate.pem(),
                        certificate.from(),
                        certificate.until());
        return Enrolment.decide(slot, new SlotCommand.Certify(request.fingerprint(), holder), now);
    }

    private Answer welcome(Slot slot, KeyRequest request) {
        Holder holder = slot.holder();
        String claim = slot.claim();
        if (holder == null || claim == null)
            throw new IllegalStateException(slot.node() + " was enrolled and is not");
        Birth birth =
                new Birth(holder.certificate(), authority.caPem(), imprint.apply(slot.node()));
        return new Answer.Welcome(
                JsonMapper.shared()
                        .writeValueAsString(
                                ClaimSeal.close(
                                        new ClaimKey(claim),
                                        request,
                                        JsonMapper.shared().writeValueAsBytes(birth))));
    }

    private static int status(Why why) {
        return switch (why) {
            case WRONG_CODE -> 403;
            case USED, HELD, NOTHING_TO_REVOKE -> 409;
            case EXPIRED -> 410;
        };
    }

    // ------------------------------------------------------------------ who guesses

    private synchronized Patience patience(String address) {
        return guessers.getOrDefault(address, Patience.FRESH);
    }

    private synchronized void blame(String address, Instant now) {
        Patience before = guessers.getOrDefault(address, Patience.FRESH);
        guessers.remove(address);
        guessers.put(address, before.afterWrong(now));
    }

    private synchronized void forgive(String address) {
        guessers.remove(address);
    }
}
