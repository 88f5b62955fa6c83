package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

@DisplayName("Whoever has gone does not count among the callers")
class CallersTest {

    private static final String ASKS = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    private final OpenHall hall = new OpenHall();

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void anAddressMayCallAsOftenAsItLikesOneAfterAnother() throws IOException {
        int answered = 0;
        for (int i = 0; i < Callers.OF_ONE_ADDRESS + 50; i++) if (isAnswered()) answered++;
        assertThat(answered).isEqualTo(Callers.OF_ONE_ADDRESS + 50);
    }

    /** It hangs up itself, as browsers do. */
    private boolean isAnswered() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hall.console.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(ASKS.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        }
    }
}
