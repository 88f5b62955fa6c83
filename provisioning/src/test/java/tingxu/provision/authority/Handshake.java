package tingxu.provision.authority;

import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One real TLS connection over loopback, with both sides showing who they are. */
final class Handshake {

    private Handshake() {}

    /** The name that the server reads in the client's certificate. */
    static String name(TlsIdentity server, TlsIdentity client) throws Exception {
        try (SSLServerSocket door =
                (SSLServerSocket)
                        context(server)
                                .getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            door.setNeedClientAuth(true);
            CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> accept(door));
            try (SSLSocket socket =
                    (SSLSocket)
                            context(client)
                                    .getSocketFactory()
                                    .createSocket("127.0.0.1", door.getLocalPort())) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(1);
                socket.getInputStream().read();
            } catch (SocketException cut) {
                // A server that refuses us may hang up before we have read why: it knows.
                seen.join();
                throw cut;
            }
            return seen.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalStateException wrapped
                    && wrapped.getCause() instanceof IOException cause) throw cause;
            throw e;
        }
    }

    private static String accept(SSLServerSocket door) {
        try (Socket socket = door.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(2);
            return ((SSLSocket) socket).getSession().getPeerPrincipal().getName();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(TlsIdentity identity) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(
                "own",
                Pem.key(PrivateFile.read(identity.key())),
                new char[0],
                new Certificate[] {Pem.certificate(PrivateFile.read(identity.cert()))});
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream ca = Files.newInputStream(identity.ca())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(ca));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
