package tingxu.wire.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sockets that speak TLS 1.3 and nothing older: Paho has no setting for it. */
final class Tls13Sockets extends SSLSocketFactory {

    private final SSLSocketFactory inner;

    Tls13Sockets(SSLSocketFactory inner) {
        this.inner = inner;
    }

    @Override
    public Socket createSocket() throws IOException {
        return only13(inner.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return only13(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return only13(inner.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return only13(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return only13(inner.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean close)
            throws IOException {
        return only13(inner.createSocket(plain, host, port, close));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return inner.getSupportedCipherSuites();
    }

    private static Socket only13(Socket socket) {
        ((SSLSocket) socket).setEnabledProtocols(new String[] {"TLSv1.3"});
        return socket;
    }
}
