package tingxu.control.broker;

import static java.util.Map.entry;

import org.jspecify.annotations.Nullable;

import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * The broker's PEM files as the two key stores that Artemis wants, in a private folder, under a
 * password that nobody knows, for as long as it takes to start.
 */
final class TlsStores implements AutoCloseable {

    private static final String KEYS = "keys.p12";
    private static final String TRUST = "trust.p12";

    private final @Nullable Path folder;
    private final Map<String, Object> settings;

    private TlsStores(@Nullable Path folder, Map<String, Object> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    static TlsStores of(@Nullable TlsIdentity identity)
            throws IOException, GeneralSecurityException {
        if (identity == null) return new TlsStores(null, Map.of());
        Path folder = Files.createTempDirectory("tingxu-broker"); // readable by its owner only
        char[] password = password();
        write(identity.keyStore(password), folder.resolve(KEYS), password);
        write(identity.trustStore(), folder.resolve(TRUST), password);
        return new TlsStores(
                folder,
                Map.ofEntries(
                        entry("sslEnabled", true),
                        entry("needClientAuth", true),
                        entry("enabledProtocols", "TLSv1.3"),
                        entry("keyStoreType", "PKCS12"),
                        entry("keyStorePath", folder.resolve(KEYS).toString()),
                        entry("keyStorePassword", new String(password)),
                        entry("trustStoreType", "PKCS12"),
                        entry("trustStorePath", folder.resolve(TRUST).toString()),
                        entry("trustStorePassword", new String(password))));
    }

    Map<String, Object> settings() {
        return settings;
    }

    @Override
    public void close() throws IOException {
        if (folder == null) return;
        Files.deleteIfExists(folder.resolve(KEYS));
        Files.deleteIfExists(folder.resolve(TRUST));
        Files.deleteIfExists(folder);
    }

    private static void write(KeyStore store, Path file, char[] password)
            throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
    }

    private static char[] password() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).toCharArray();
    }
}
