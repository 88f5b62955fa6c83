package tingxu.control.console;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** The socket of the console: plain on loopback, TLS 1.3 alone from afar. */
final class Listener {

    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(30);
    private static final int WAITING_TO_BE_ACCEPTED = 4_096;
    private static final int HEADER_BYTES = 8_192;

    private Listener() {}

    static ServerConnector on(
            Server server, HttpConfiguration http, ConsoleConfig config, Callers callers) {
        http.setRequestHeaderSize(HEADER_BYTES);
        TlsIdentity tls = config.tls();
        ServerConnector connector =
                tls == null
                        ? new ServerConnector(server, new HttpConnectionFactory(http))
                        : new ServerConnector(server, secured(tls), secured(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(SILENT_AT_MOST.toMillis());
        connector.setAcceptQueueSize(WAITING_TO_BE_ACCEPTED);
        connector.addBean(callers);
        return connector;
    }

    private static SslContextFactory.Server secured(TlsIdentity identity) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        try {
            tls.setSslContext(identity.context());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("the console's key cannot be read", unreadable);
        }
        tls.setIncludeProtocols("TLSv1.3");
        tls.setSniRequired(false);
        return tls;
    }

    /** Names are checked by the console itself, which also knows addresses. */
    private static HttpConnectionFactory secured(HttpConfiguration http) {
        HttpConfiguration secure = new HttpConfiguration(http);
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        secure.addCustomizer(customizer);
        return new HttpConnectionFactory(secure);
    }
}
