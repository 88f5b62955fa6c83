package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.HallFile;
import tingxu.control.console.ConsoleConfig;
import tingxu.provision.authority.Authority;
import tingxu.provision.box.Headquarters;
import tingxu.provision.claim.Claim;
import tingxu.provision.claim.SlotDesk;
import tingxu.wire.NodeId;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A console that is reached from afar: TLS 1.3 alone, by the names that it was given. */
class TlsConsoleTest {

    @TempDir static Path data;

    private static Headquarters hall;

    @BeforeAll
    static void aHallOnTheNetwork() {
        Authority authority = Authority.open(SlotDesk.authority(data), InstantSource.system());
        List<String> names = List.of("hall.example");
        hall =
                new Headquarters(
                        data,
                        HallFile.demo(),
                        ConsoleConfig.open("0.0.0.0", 0, names, authority.console(names), 100),
                        0,
                        null,
                        List.of(),
                        _ -> List.of());
        hall.controller().staff().first();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    @Test
    void fromAfarItTakesTls() {
        assertThatThrownBy(() -> ConsoleConfig.open("0.0.0.0", 0, List.of(), null, 100))
                .hasMessageContaining("it takes TLS");
    }

    @Test
    void itAnswersWhoTrustsItsAuthorityByItsNamesAndNoOthers() throws Exception {
        assertThat(asked("TLSv1.3", "hall.example"))
                .startsWith("HTTP/1.1 200")
                .contains("Strict-Transport-Security: max-age=31536000");
        assertThat(asked("TLSv1.3", "127.0.0.1")).startsWith("HTTP/1.1 200");
        assertThat(asked("TLSv1.3", "evil.example")).startsWith("HTTP/1.1 421");
        assertThatThrownBy(() -> asked("TLSv1.2", "hall.example")).isInstanceOf(IOException.class);
    }

    @Test
    void aMachineClaimsOverTls() throws Exception {
        SlotDesk.Offer.Code code =
                (SlotDesk.Offer.Code) hall.slots().offer(new NodeId("k01"), false);
        Path home = data.resolve("machine");
        Claim claim =
                new Claim(
                        URI.create("https://127.0.0.1:" + port()),
                        code.code(),
                        home,
                        "devices: {paper-dots: 576}\n");
        assertThat(claim.take()).isInstanceOf(Claim.Outcome.Claimed.class);
        assertThat(Files.exists(home.resolve("cert.pem"))).isTrue();
    }

    /** Whatever lies in the hall's folder is its owner's alone, or lies in a folder that is. */
    @Test
    void everySecretIsItsOwnersAlone() throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> secrets =
                    files.filter(Files::isRegularFile)
                            .filter(file ->
                                    file.toString()
                                            .matches(".*(\\.key|key\\.pem|\\.json|staff\\.log)"))
                            .toList();
            assertThat(secrets)
                    .extracting(file -> file.getFileName().toString())
                    .contains("key.pem", "qr.key", "hall.key", "staff.json", "staff.log");
            for (Path secret : secrets)
                assertThat(Files.getPosixFilePermissions(secret))
                        .as("%s", secret)
                        .isEqualTo(
                                Set.of(
                                        PosixFilePermission.OWNER_READ,
                                        PosixFilePermission.OWNER_WRITE));
        }
        assertThat(Files.getPosixFilePermissions(data.resolve("hall"))).hasSize(3);
    }

    private static int port() {
        return hall.controller().screens().getPort();
    }

    private static String asked(String protocol, String host) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority());
        context.init(null, trust.getTrustManagers(), null);
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port());
                SSLSocket socket =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(plain, "127.0.0.1", port(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            socket.getOutputStream()
                    .write(
                            ("GET /health HTTP/1.1\r\nHost: "
                                            + host
                                            + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static KeyStore authority() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] pem = Files.readAllBytes(SlotDesk.authority(data).resolve("ca.pem"));
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem)));
        return store;
    }
}
