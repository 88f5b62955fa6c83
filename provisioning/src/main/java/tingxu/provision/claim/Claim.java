package tingxu.provision.claim;

import tingxu.daemon.BridgeConfig;
import tingxu.provision.authority.KeyRequest;
import tingxu.provision.authority.PrivateFile;
import tingxu.provision.authority.Vouched;
import tingxu.provision.enrol.ClaimCode;
import tingxu.wire.Words;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A new machine's first talk with its hall: from an empty folder, a claim code and an address to a
 * folder that a kiosk or a bridge starts from. Broken off anywhere, it may be tried again with the
 * same code: the key and the request stay the same, and so does the hall's answer.
 */
public final class Claim {

    private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(20);
    private static final List<String> SCHEMES = List.of("http", "https");
    private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9-]{0,30}\\.(key|yaml)");

    /** A bridge's devices are entered by hand, below this. */
    private static final String NO_DEVICES = "devices:\n";

    private static final Words NO_ADDRESS =
            new Words(
                    "大厅的地址形如 http://192.0.2.10:8080。",
                    "A hall's address looks like http://192.0.2.10:8080.");
    private static final Words ALREADY =
            new Words("这个目录已经领取过机位。", "This folder has claimed a slot before.");
    private static final Words STRANGER =
            new Words(
                    "回答的不是发出这个领取码的大厅，什么都没有保存。请检查地址。",
                    "Who answered is not the hall that gave this code: nothing was kept. Check the"
                            + " address.");

    private final URI hall;
    private final ClaimCode code;
    private final Path folder;
    private final String machine;

    /**
     * @param hall such as {@code http://192.0.2.10:8080}
     * @param machine lines for the end of a kiosk's profile that only this machine knows: its
     *     devices
     */
    public Claim(URI hall, ClaimCode code, Path folder, String machine) {
        this.hall = hall;
        this.code = code;
        this.folder = folder;
        this.machine = machine;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Claimed(Path profile) implements Outcome {}

        record No(Words why) implements Outcome {}
    }

    public Outcome take() throws InterruptedException {
        if (hall.getHost() == null || !SCHEMES.contains(hall.getScheme()))
            return new Outcome.No(NO_ADDRESS);
        if (Files.exists(folder.resolve("cert.pem"))) return new Outcome.No(ALREADY);
        KeyRequest request = request();
        ClaimKey key = ClaimKey.of(code);
        HttpResponse<String> response;
        try {
            response = ask(request, key);
        } catch (IOException notThere) {
            return new Outcome.No(notReached());
        }
        if (response.statusCode() != 200) return new Outcome.No(refusal(response));
        Optional<Birth> birth = open(response.body(), request, key);
        if (birth.isEmpty()) return new Outcome.No(STRANGER);
        return new Outcome.Claimed(keep(birth.get()));
    }

    // ------------------------------------------------------------------ ask

    /** The key is on disk before anything is said: the hall must never certify one that is lost. */
    private KeyRequest request() {
        Path keyFile = folder.resolve("key.pem");
        Path requestFile = folder.resolve("request.pem");
        if (Files.exists(requestFile)) {
            KeyRequest before = KeyRequest.parse(PrivateFile.read(requestFile));
            if (before.name().equals(code.node().name())) return before;
        }
        PrivateFile.delete(requestFile);
        KeyPair key = KeyRequest.newKey();
        KeyRequest request = KeyRequest.of(code.node().name(), key);
        PrivateFile.write(keyFile, KeyRequest.keyPem(key));
        PrivateFile.write(requestFile, request.pem());
        return request;
    }

    private HttpResponse<String> ask(KeyRequest request, ClaimKey key)
            throws IOException, InterruptedException {
        ClaimRequest claim =
                new ClaimRequest(
                        code.node().name(),
                        request.pem(),
                        key.proof(code.node(), request.fingerprint()));
        try (HttpClient http =
                HttpClient.newBuilder()
                        .sslContext(AnyServer.context())
                        .connectTimeout(ANSWER_AT_MOST)
                        .build()) {
            return http.send(
                    HttpRequest.newBuilder(hall.resolve("/enrol/v1/claim"))
                            .timeout(ANSWER_AT_MOST)
                            .header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofString(
                                            JsonMapper.shared().writeValueAsString(claim)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private Words notReached() {
        return new Words(
                "连不上大厅 " + hall + "，请检查地址和网络。",
                "The hall at " + hall + " does not answer: check the address and the network.");
    }

    private static Words refusal(HttpResponse<String> response) {
        try {
            JsonNode problem = JsonMapper.shared().readTree(response.body());
            if (problem.path("zh").isString() && problem.path("en").isString())
                return new Words(
                        problem.path("zh").stringValue(), problem.path("en").stringValue());
        } catch (JacksonException notOurs) {
            return strange(response.statusCode());
        }
        return strange(response.statusCode());
    }

    private static Words strange(int status) {
        return new Words(
                "那里回答的不是厅序（HTTP " + status + "），请检查地址。",
                "What answers there is not a hall (HTTP " + status + "): check the address.");
    }

    // ------------------------------------------------------------------ keep

    private Optional<Birth> open(String body, KeyRequest request, ClaimKey key) {
        try {
            return JsonMapper.shared()
                    .readValue(body, ClaimSeal.class)
                    .open(
                            key,
                            request,
                            KeyRequest.privateKey(PrivateFile.read(folder.resolve("key.pem"))))
                    .map(bytes -> JsonMapper.shared().readValue(bytes, Birth.class))
                    .filter(birth -> trusted(birth, request));
        } catch (JacksonException notSealed) {
            return Optional.empty();
        }
    }

    private boolean trusted(Birth birth, KeyRequest request) {
        return Vouched.by(birth.ca(), birth.certificate(), request, code.node())
                && birth.files().keySet().stream().allMatch(name -> FILE.matcher(name).matches());
    }

    /** The certificate is last: a folder that has one is whole. */
    private Path keep(Birth birth) {
        Path profile = folder;
        for (Map.Entry<String, String> file : birth.files().entrySet()) {
            boolean isProfile = file.getKey().endsWith(".yaml");
            Path path = folder.resolve(file.getKey());
            boolean isBridge = file.getKey().equals(BridgeConfig.FILE);
            String own = isBridge ? NO_DEVICES : machine;
            PrivateFile.write(path, isProfile ? file.getValue() + own : file.getValue());
            if (isProfile) profile = path;
        }
        PrivateFile.write(folder.resolve("ca.pem"), birth.ca());
        PrivateFile.write(folder.resolve("cert.pem"), birth.certificate());
        return profile;
    }
}
