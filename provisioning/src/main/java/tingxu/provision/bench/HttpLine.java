package tingxu.provision.bench;

import java.io.BufferedInputStream;
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

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;

    public HttpLine(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 8192);
        out = socket.getOutputStream();
        host = "127.0.0.1:" + port;
    }

    public record Answer(int status, String body) {}

    public Answer get(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n", "");
        return receive();
    }

    public Answer post(String path, String json) throws IOException {
        return post(path, json, "");
    }

    /** As {@link #post(String, String)}; the same key again has no further effect. */
    public Answer post(String path, String json, String key) throws IOException {
        String keyHeader = key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n";
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        send(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\n"
                        + keyHeader
                        + "Content-Type: application/json\r\nContent-Length: "
                        + length
                        + "\r\n\r\n",
                json);
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
            int colon = header.indexOf(':');
            String name = header.substring(0, colon);
            String value = header.substring(colon + 1).strip();
            if (name.equalsIgnoreCase("Content-Length")) length = Integer.parseInt(value);
            if (name.equalsIgnoreCase("Transfer-Encoding"))
                chunked = value.equalsIgnoreCase("chunked");
        }
        return new Answer(status, chunked ? chunks() : bytes(length));
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
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("the hall closed the connection");
            if (b != '\r') text.append((char) b);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
