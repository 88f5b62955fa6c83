package tingxu.control.broker;

import tingxu.wire.mqtt.TlsIdentity;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority for one test run, made with the JDK's own keytool. */
final class TestAuthority {

    private static final String PASSWORD = "only-for-tests";

    private final Path folder;

    TestAuthority(Path folder) {
        this.folder = folder;
        keytool("-alias", "ca", "-dname", "CN=test authority", "-ext", "bc:c=ca:true");
    }

    /** Key, certificate and authority as PEM files, for localhost. */
    TlsIdentity issue(String commonName) {
        keytool(
                "-alias",
                commonName,
                "-dname",
                "CN=" + commonName,
                "-signer",
                "ca",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        try {
            return new TlsIdentity(
                    pem(commonName, "PRIVATE KEY"),
                    pem(commonName, "CERTIFICATE"),
                    pem("ca", "CERTIFICATE"));
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Path pem(String alias, String kind) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(store().toFile())) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] der =
                kind.equals("CERTIFICATE")
                        ? store.getCertificate(alias).getEncoded()
                        : store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
        String lines =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        Path file = folder.resolve(alias + "-" + kind.replace(' ', '-') + ".pem");
        Files.writeString(
                file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
        return file;
    }

    private void keytool(String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store().toString(),
                                "-storepass",
                                PASSWORD));
        command.addAll(List.of(more));
        try {
            Process keytool =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("keytool.log").toFile())
                            .start();
            if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0)
                throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private Path store() {
        return folder.resolve("authority.p12");
    }
}
