package tingxu.provision.outpost;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import javax.net.SocketFactory;

/** MQTT 5 by bytes: what no library would send (OASIS MQTT 5.0, chapters 2 and 3). */
public final class RawMqtt implements AutoCloseable {

    /** Said to {@link #connect} by a broker that hangs up without a word. */
    public static final int HUNG_UP = -1;

    public static final int WELCOME = 0;

    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int VERSION = 5;
    private static final int CLEAN_START = 2;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    /**
     * @param sockets with a certificate or without, with TLS or without
     */
    public RawMqtt(URI broker, SocketFactory sockets) throws IOException {
        socket = sockets.createSocket(InetAddress.getLoopbackAddress(), broker.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /**
     * Introduces itself.
     *
     * @return the reason code of the answer, {@link #WELCOME} for yes; {@link #HUNG_UP} without one
     */
    public int connect(String clientId) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream words = new DataOutputStream(body);
        words.writeUTF("MQTT");
        words.writeByte(VERSION);
        words.writeByte(CLEAN_START);
        words.writeShort(KEEP_ALIVE_SECONDS);
        words.writeByte(0);
        words.writeUTF(clientId);
        try {
            send(packet(CONNECT, body.toByteArray()));
            return answer();
        } catch (java.net.SocketTimeoutException silent) {
            throw new IOException("the broker neither answers nor hangs up", silent);
        } catch (IOException hungUp) {
            return HUNG_UP;
        }
    }

    private int answer() throws IOException {
        InputStream in = socket.getInputStream();
        if (in.read() != CONNACK) return HUNG_UP;
        in.read();
        in.read();
        return in.read();
    }

    /** At most once. */
    public void publish(String topic, byte[] payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        body.write(name.length >> 8);
        body.write(name.length);
        body.write(name);
        body.write(0);
        body.write(payload);
        send(packet(PUBLISH, body.toByteArray()));
    }

    /** A whole packet with its length before it. */
    public static byte[] packet(int type, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(type);
        int rest = body.length;
        do {
            int digit = rest % 128;
            rest /= 128;
            packet.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        packet.writeBytes(body);
        return packet.toByteArray();
    }

    /**
     * Whatever it is, to a broker that may well hang up in the middle of it.
     *
     * @return whether it has taken all
     */
    public boolean sendInVain(byte[] bytes) {
        try {
            send(bytes);
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
