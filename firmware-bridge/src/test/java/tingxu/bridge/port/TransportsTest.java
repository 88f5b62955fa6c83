package tingxu.bridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

@Timeout(30)
class TransportsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @Test
    void bytesCrossASocketBothWaysAndAHangUpIsNoticed() throws Exception {
        try (ServerSocket server = listening();
                Port port = new PortAddress("tcp://127.0.0.1:" + server.getLocalPort()).open(0);
                Socket far = server.accept()) {
            port.write(HELLO);
            assertThat(far.getInputStream().readNBytes(5)).isEqualTo(HELLO);
            far.getOutputStream().write(HELLO);
            byte[] into = new byte[16];
            assertThat(port.read(into, LONG)).isEqualTo(5);
            assertThat(port.read(into, Duration.ofMillis(5))).isZero();
            far.shutdownOutput();
            assertThatThrownBy(() -> port.read(into, LONG)).isInstanceOf(PortGone.class);
            assertThatThrownBy(() -> port.read(into, LONG)).isInstanceOf(PortGone.class);
        }
    }

    @Test
    void aWaitingReadOfASocketCanBeWokenAndEndsWhenItIsClosed() throws Exception {
        try (ServerSocket server = listening()) {
            Port port = TcpPort.open("127.0.0.1", server.getLocalPort(), LONG);
            Socket far = server.accept();
            assertThat(far.isConnected()).isTrue();
            port.wake();
            assertThat(port.read(new byte[1], LONG)).isZero();
            CompletableFuture<Object> read =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return port.read(new byte[1], LONG);
                        } catch (PortGone gone) {
                            return gone;
                        }
                    });
            port.close();
            await().until(read::isDone);
            assertThat(read.join()).isInstanceOf(PortGone.class);
            assertThatThrownBy(() -> port.write(HELLO)).isInstanceOf(PortGone.class);
            far.close();
        }
    }

    @Test
    void aConverterIsFoundByItsSerialNumberInWhicheverSocket(@TempDir Path links) throws Exception {
        Path ours = links.resolve("usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0");
        Files.createFile(ours);
        Files.createFile(links.resolve("usb-FTDI_FT232R_USB_UART_A50285BIX-if00-port0"));
        assertThat(new PortAddress("usb:A50285BI").converter(links)).isEqualTo(ours.toString());
        assertThatThrownBy(() -> new PortAddress("usb:A5").converter(links))
                .hasMessageContaining("is not plugged in");
        Files.createFile(links.resolve("usb-1a86_A50285BI-if00-port0"));
        assertThatThrownBy(() -> new PortAddress("usb:A50285BI").converter(links))
                .hasMessageContaining("several converters");
    }

    @Test
    void nobodyListeningIsALossOfTheLine() throws IOException {
        int free;
        try (ServerSocket server = listening()) {
            free = server.getLocalPort();
        }
        PortAddress nowhere = new PortAddress("tcp://127.0.0.1:" + free);
        assertThatThrownBy(() -> nowhere.open(0)).isInstanceOf(PortGone.class);
    }

    @Test
    void aCharacterDeviceIsReadAndWrittenAndItsEndIsNoticed() throws PortGone {
        byte[] into = new byte[16];
        Pty far = Pty.open();
        try (CharacterPort port = CharacterPort.open(far.path())) {
            port.write(HELLO);
            assertThat(far.read(into, LONG)).isEqualTo(5);
            far.write(HELLO);
            assertThat(port.read(into, LONG)).isEqualTo(5);
            assertThatThrownBy(() -> CharacterPort.open(far.path()))
                    .hasMessageContaining("another program");
            far.close();
            assertThatThrownBy(() -> port.read(into, LONG)).isInstanceOf(PortGone.class);
        }
    }

    @Test
    void whatIsNoKeyboardIsNotTaken() throws PortGone {
        try (Pty far = Pty.open()) {
            assertThatThrownBy(() -> InputPort.open(far.path()))
                    .isInstanceOf(PortGone.class)
                    .hasMessageContaining("is no keyboard");
        }
        assertThatThrownBy(() -> InputPort.open("/dev/input/no-such-event"))
                .isInstanceOf(PortGone.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://", "tcp://host", "tcp://host:99999", "COM3", ""})
    void anAddressThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> new PortAddress(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
