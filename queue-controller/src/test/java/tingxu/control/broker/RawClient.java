package tingxu.control.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** MQTT 5 by hand, to say what a well-behaved client would not. */
final class RawClient implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int CLEAN_START = 0x02;
    private static final int USER_AND_PASSWORD = 0xC0;

    private final SSLSocket socket;

    RawClient(SSLContext context, int port) throws IOException {
        socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
    }

    /** The reason code of the CONNACK. */
    int connect(String clientId) throws IOException {
        return connect(clientId, "", "");
    }

    int connect(String clientId, String user, String password) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("MQTT");
        out.writeByte(5);
        out.writeByte(CLEAN_START | (user.isEmpty() ? 0 : USER_AND_PASSWORD));
        out.writeShort(60);
        out.writeByte(0); // no properties
        out.writeUTF(clientId);
        if (!user.isEmpty()) {
            out.writeUTF(user);
            out.writeUTF(password);
        }
        socket.getOutputStream().write(new byte[] {CONNECT, (byte) body.size()});
        socket.getOutputStream().write(body.toByteArray());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int type = in.readUnsignedByte();
        if (type != CONNACK) throw new IOException("not a CONNACK: " + type);
        in.readUnsignedByte(); // length
        in.readUnsignedByte(); // session present
        return in.readUnsignedByte();
    }

    /** Whether the TLS handshake or the broker ends it before any answer. */
    boolean isTurnedAway(String clientId) throws IOException {
        try {
            connect(clientId);
            return false;
        } catch (SSLException | SocketException | EOFException turnedAway) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
