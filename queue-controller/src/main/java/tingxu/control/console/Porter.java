package tingxu.control.console;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import tingxu.control.view.Language;
import tingxu.control.view.Problem;
import tingxu.control.view.Sentences;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before everything else, and asks of a request that brings something whether it may come in
 * at all. Whom nobody knows may bring little, not too often, and only so many of them at once; the
 * others are sent away with an answer that lies ready, before a byte of what they bring is read:
 * turning away has to be cheaper than asking.
 */
final class Porter extends Handler.Wrapper {

    /** A log-in and a machine's claim, with room to spare. */
    static final int STRANGER_BYTES = 4 * 1024;

    static final int STRANGERS_OF_ONE_ADDRESS = 32;
    static final int STRANGERS = 256;

    private final Door door;
    private final Quota addresses;
    private final Map<String, String> headers;
    private final Crowd<Connection> strangers = new Crowd<>(STRANGERS_OF_ONE_ADDRESS, STRANGERS);
    private final Ready tooMuch = Ready.of(Sentences.tooLargeForAStranger());
    private final Ready tooOften = Ready.of(Sentences.tooOften());

    /**
     * @param addresses how often one address may bring something
     * @param headers that each answer bears
     */
    Porter(Door door, Quota addresses, Map<String, String> headers) {
        this.door = door;
        this.addresses = addresses;
        this.headers = headers;
    }

    /** An answer that is written once, for all who get it. */
    private record Ready(int status, ByteBuffer zh, ByteBuffer en) {

        static Ready of(Problem problem) {
            return new Ready(
                    problem.status(),
                    ByteBuffer.wrap(Json.bytes(problem, Language.ZH)),
                    ByteBuffer.wrap(Json.bytes(problem, Language.EN)));
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!brings(request)) return super.handle(request, response, callback);
        String address = Request.getRemoteAddr(request);
        if (!addresses.take(address)) return away(tooOften, request, response, callback);
        if (door.knows(request)) return super.handle(request, response, callback);
        if (isMuch(request)) return away(tooMuch, request, response, callback);
        Connection mine = request.getConnectionMetaData().getConnection();
        Request.addCompletionListener(request, _ -> strangers.leave(mine));
        Optional<Connection> leaves = strangers.enter(address, mine);
        if (leaves.filter(mine::equals).isPresent())
            return away(tooOften, request, response, callback);
        leaves.ifPresent(Callers::cutOff);
        return super.handle(request, response, callback);
    }

    /** Whether it asks for a change, or comes with a body. */
    static boolean brings(Request request) {
        return !HttpMethod.GET.is(request.getMethod())
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    /** What does not say how much it is may be anything. */
    private static boolean isMuch(Request request) {
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > STRANGER_BYTES;
    }

    private boolean away(Ready answer, Request request, Response response, Callback callback) {
        String wish = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        ByteBuffer body = wish != null && wish.startsWith("en") ? answer.en : answer.zh;
        response.setStatus(answer.status);
        headers.forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/problem+json")
                .put(HttpHeader.RETRY_AFTER, "1")
                .put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        response.write(true, body.slice(), callback);
        return true;
    }
}
