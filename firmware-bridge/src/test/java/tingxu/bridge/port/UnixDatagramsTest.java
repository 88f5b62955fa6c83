package tingxu.bridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class UnixDatagramsTest {

    /** Another program's socket: it says that it listens, and then what it hears. */
    private static final String LISTENER =
            """
            import socket, sys
            ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            ear.bind(sys.argv[1].replace('@', '\\0'))
            print('listens', flush=True)
            for _ in range(2): print(ear.recv(100).decode(), flush=True)
            """;

    private static void heardAt(String name) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
                "SKIPPED: there is no python3");
        Process listener =
                new ProcessBuilder("python3", "-c", LISTENER, name)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said = listener.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("listens");
            UnixDatagrams words = new UnixDatagrams(name);
            assertThat(words.send("READY=1")).isTrue();
            assertThat(said.readLine()).isEqualTo("READY=1");
            assertThat(words.send("厅序")).isTrue();
            assertThat(said.readLine()).isEqualTo("厅序");
            assertThat(listener.waitFor()).isZero();
            assertThat(words.send("nobody listens any more")).isFalse();
        } finally {
            listener.destroyForcibly();
        }
    }

    @Test
    void aSocketInAFolderHears(@TempDir Path folder) throws Exception {
        heardAt(folder.resolve("ear").toString());
    }

    @Test
    void aSocketThatIsInNoFolderHears() throws Exception {
        heardAt("@tingxu-test-" + ProcessHandle.current().pid());
    }

    @Test
    void aNameThatNoSocketHasIsRefused() {
        for (String wrong : new String[] {"", "x".repeat(108)})
            assertThatThrownBy(() -> new UnixDatagrams(wrong)).isInstanceOf(PortGone.class);
    }
}
