package tingxu.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.wire.WindowId;

import java.nio.file.Path;
import java.util.List;

/** What a technician writes into a bridge's file, and what is answered to mistakes. */
class BridgeConfigTest {

    private static final String HEAD =
            """
            hall: demo
            node: B01
            broker: tcp://127.0.0.1:1883
            devices:
            """;

    @Test
    void devices_are_named_after_what_they_are_for() throws FileWrong {
        BridgeConfig config =
                read(
                        HEAD
                                + """
                                  - {kind: board, make: onbon, port: "usb:A50285BI", window: 3}
                                  - {kind: pad, port: tcp://10.0.0.9:4001, window: 4, name: east-pad}
                                  - {kind: voice, zones: [west, east]}
                                """);
        assertThat(config.node().name()).isEqualTo("b01");
        assertThat(config.devices())
                .extracting(entry -> entry.id().name())
                .containsExactly("board-3", "east-pad", "voice");
        assertThat(config.devices().get(1).window()).isEqualTo(new WindowId(4));
        assertThat(config.devices().get(2).zones()).isEqualTo(List.of("west", "east"));
        assertThat(config.pagePort()).isNull();
    }

    @Test
    void a_bridge_may_have_no_devices_yet() throws FileWrong {
        assertThat(read(HEAD).devices()).isEmpty();
    }

    @Test
    void boards_with_addresses_share_a_line() throws FileWrong {
        assertThat(
                        read(HEAD
                                        + "  - {kind: board, port: /dev/ttyUSB0, window: 1,"
                                        + " address: 1}\n"
                                        + "  - {kind: board, port: /dev/ttyUSB0, window: 2,"
                                        + " address: 2}\n")
                                .devices())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: bord, port: /dev/ttyUSB0, window: 1} | devices[1].kind | is one of",
                "{kind: board, make: onbn, port: /dev/x, window: 1} | devices[1].make | is one of"
                        + " onbon",
                "{kind: board, port: /dev/ttyUSB0} | devices[1].window | is missing; add it",
                "{kind: board, port: /dev/ttyUSB0, window: 0} | devices[1].window | from 1 to",
                "{port: /dev/ttyUSB0, window: 1} | devices[1].kind | is missing; add it",
                "{kind: voice, name: 'A b'} | devices[1].name | small letters",
                "board | devices[1] | is a list of",
            })
    void a_mistake_in_a_device_is_answered_with_its_field(
            String entry, String field, String remedy) {
        assertThatThrownBy(() -> read(HEAD + "  - " + entry + "\n"))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining(field)
                .hasMessageContaining(remedy);
    }

    @Test
    void two_devices_neither_share_a_name_nor_a_line() {
        String board = "  - {kind: board, port: /dev/ttyUSB0, window: 1}\n";
        assertThatThrownBy(() -> read(HEAD + board + board))
                .hasMessageContaining("devices[2].name")
                .hasMessageContaining("give this device a name");
        assertThatThrownBy(() ->
                        read(HEAD + board + "  - {kind: pad, port: /dev/ttyUSB0, window: 1}\n"))
                .hasMessageContaining("devices[2].port")
                .hasMessageContaining("line of board-1 already");
    }

    @Test
    void a_broker_that_asks_for_a_certificate_is_not_forgotten() {
        assertThatThrownBy(() -> read(HEAD.replace("tcp://127.0.0.1:1883", "ssl://hall:8883")))
                .hasMessageContaining("tls")
                .hasMessageContaining("key.pem");
        assertThatThrownBy(() -> read(HEAD.replace("tcp://127.0.0.1:1883", "hall")))
                .hasMessageContaining("broker")
                .hasMessageContaining("ssl://host:8883");
    }

    @Test
    void a_key_that_does_not_exist_is_no_setting() {
        assertThatThrownBy(() -> read("pageport: 8095\n" + HEAD))
                .hasMessageContaining("pageport")
                .hasMessageContaining("page-port");
    }

    private static BridgeConfig read(String text) throws FileWrong {
        return BridgeConfig.read(Yaml.parse("bridge.yaml", text), Path.of("/nowhere"));
    }
}
