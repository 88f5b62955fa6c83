package tingxu.provision.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.wire.NodeId;
import tingxu.wire.mqtt.TlsIdentity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

class AuthorityTest {

    private static final NodeId K01 = new NodeId("k01");

    @TempDir Path folder;

    private final Instant[] now = {Instant.now()};
    private final InstantSource clock = () -> now[0];

    @Test
    void it_is_founded_once_and_found_again() {
        String ca = Authority.open(folder, clock).caPem();
        assertThat(Authority.open(folder, clock).caPem()).isEqualTo(ca);
    }

    @Test
    void only_its_owner_may_read_what_it_keeps() throws Exception {
        Authority authority = Authority.open(folder.resolve("new"), clock);
        authority.server(List.of());
        try (Stream<Path> files = Files.walk(folder.resolve("new"))) {
            for (Path file : files.toList())
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
        }
    }

    @Test
    void a_founding_that_was_broken_off_is_done_again() throws Exception {
        Authority.open(folder, clock);
        Files.delete(folder.resolve("crl.pem"));
        Authority authority = Authority.open(folder, clock);
        KeyRequest request = KeyRequest.of("k01", KeyRequest.newKey());
        assertThat(Vouched.by(authority.caPem(), authority.sign(K01, request).pem(), request, K01))
                .isTrue();
    }

    @Test
    void a_machine_gets_the_name_that_the_authority_knows_not_the_one_it_asks_for()
            throws Exception {
        Authority authority = Authority.open(folder, clock);
        KeyRequest request = KeyRequest.of("ctl", KeyRequest.newKey());
        X509Certificate certificate = Pem.certificate(authority.sign(K01, request).pem());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=k01");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).as("is no authority").isEqualTo(-1);
        assertThat(certificate.getNotAfter().toInstant())
                .isBetween(now[0].plus(Duration.ofDays(364)), now[0].plus(Duration.ofDays(366)));
    }

    @Test
    void a_request_that_is_not_signed_with_its_own_key_is_refused() {
        String pem = KeyRequest.of("k01", KeyRequest.newKey()).pem();
        char[] letters = pem.toCharArray();
        int at = pem.length() - 60;
        letters[at] = letters[at] == 'A' ? 'B' : 'A';
        assertThatThrownBy(() -> KeyRequest.parse(new String(letters)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRequest.parse("hello"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_revoked_certificate_is_on_the_list_for_good() throws Exception {
        Authority authority = Authority.open(folder, clock);
        KeyRequest request = KeyRequest.of("k01", KeyRequest.newKey());
        Certificate bad = authority.sign(K01, request);
        Certificate good = authority.sign(K01, request);
        authority.revoke(List.of(bad.serial()));
        authority.revoke(List.of(bad.serial()));

        Authority later = Authority.open(folder, clock);
        assertThat(later.revoked(bad.serial())).isTrue();
        assertThat(later.revoked(good.serial())).isFalse();
        assertThat(
                        Pem.revocations(PrivateFile.read(later.revocationList()))
                                .getRevokedCertificates())
                .hasSize(1);
        Pem.revocations(PrivateFile.read(later.revocationList()))
                .verify(Pem.certificate(later.caPem()).getPublicKey());
    }

    @Test
    void the_hall_renews_its_own_certificates_a_month_before_they_run_out() {
        Authority authority = Authority.open(folder, clock);
        TlsIdentity server = authority.server(List.of("hall.example"));
        String first = PrivateFile.read(server.cert());

        now[0] = now[0].plus(Duration.ofDays(334));
        assertThat(PrivateFile.read(authority.server(List.of("hall.example")).cert()))
                .isEqualTo(first);
        now[0] = now[0].plus(Duration.ofDays(2));
        assertThat(PrivateFile.read(authority.server(List.of("hall.example")).cert()))
                .isNotEqualTo(first);
    }

    @Test
    void a_server_that_gets_another_name_gets_another_certificate() throws Exception {
        Authority authority = Authority.open(folder, clock);
        authority.server(List.of("hall.example"));
        TlsIdentity server = authority.server(List.of("other.example", "192.0.2.7"));
        assertThat(Pem.certificate(PrivateFile.read(server.cert())).getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "other.example", "192.0.2.7");
    }

    @Test
    void machine_and_hall_shake_hands_and_strangers_do_not() throws Exception {
        Authority hall = Authority.open(folder.resolve("hall"), clock);
        Authority other = Authority.open(folder.resolve("other"), clock);
        assertThat(Handshake.name(hall.server(List.of()), hall.member("ctl"))).isEqualTo("CN=ctl");
        assertThatThrownBy(() -> Handshake.name(hall.server(List.of()), other.member("ctl")))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> Handshake.name(hall.server(List.of()), hall.server(List.of())))
                .as("a server's certificate is none for a client")
                .isInstanceOf(SSLException.class);
    }
}
