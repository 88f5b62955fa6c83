package tingxu.provision.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive HTTP/1.1 connection, as thin as can be: on a machine where the load and the server
 * share two cores, a comfortable client would be most of what is measured.
 */
public final class HttpLine implements Closeable {

    private static final int ANSWER_LIMIT = 1 << 20;
    private static final int PATIENCE_MILLIS = 10_000;

    private static final String LENGTH = "Content-Length:";
    private static final String CHUNKED = "Transfer-Encoding:";

    private final Socket socket;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int end;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private final String person;

    public HttpLine(int port) throws IOException {
        this(port, "");
    }

    /**
     * @param token of someone who has logged in; empty for nobody
     */
    public HttpLine(int port, String token) throws IOException {
        person = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        host = "127.0.0.1:" + port;
    }

    public record Answer(int status, String body) {}

    public Answer get(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + person + "\r\n", "");
        return receive();
    }

    public Answer post(String path, String json) throws IOException {
        return post(path, json, "");
    }

    /** As {@link #post(String, String)}; the same key again has no further effect. */
    public Answer post(String path, String json, String key) throws IOException {
        String keyHeader = key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n";
        return post(path, keyHeader, "application/json", json);
    }

    /** What a page's own form brings. */
    public Answer form(String path, String fields) throws IOException {
        return post(path, "", "application/x-www-form-urlencoded", fields);
    }

    private Answer post(String path, String header, String type, String body) throws IOException {
        send(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\n"
                        + person
                        + header
                        + "Content-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n",
                body);
        return receive();
    }

    private void send(String head, String body) throws IOException {
        out.write((head + body).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Answer receive() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (is(header, LENGTH)) length = Integer.parseInt(value(header, LENGTH));
            if (is(header, CHUNKED)) chunked = value(header, CHUNKED).equalsIgnoreCase("chunked");
        }
        return new Answer(status, chunked ? chunks() : bytes(length));
    }

    private static boolean is(String header, String name) {
        return header.regionMatches(true, 0, name, 0, name.length());
    }

    private static String value(String header, String name) {
        return header.substring(name.length()).strip();
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.append(bytes(size));
            line();
        }
        line();
        return body.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String bytes(int length) throws IOException {
        if (length > ANSWER_LIMIT) throw new IOException("an answer of " + length + " bytes");
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            if (at == end) fill();
            int here = Math.min(length - done, end - at);
            System.arraycopy(buffer, at, bytes, done, here);
            done += here;
            at += here;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Without its end. */
    private String line() throws IOException {
        StringBuilder broken = new StringBuilder();
        while (true) {
            if (at == end) fill();
            int from = at;
            while (at < end && buffer[at] != '\n') at++;
            broken.append(new String(buffer, from, at - from, StandardCharsets.ISO_8859_1));
            if (at == end) continue;
            at++;
            int length = broken.length();
            boolean cr = length > 0 && broken.charAt(length - 1) == '\r';
            return broken.substring(0, cr ? length - 1 : length);
        }
    }

    private void fill() throws IOException {
        at = 0;
        end = in.read(buffer);
        if (end < 0) throw new EOFException("the hall closed the connection");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
