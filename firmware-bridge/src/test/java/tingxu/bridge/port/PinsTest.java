package tingxu.bridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.spi.MockSpi;
import com.pi4j.plugin.mock.provider.spi.MockSpiProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

/**
 * Wires of Pi4J's own pretended board, of our simulated one, and of this machine, which has none.
 */
@Timeout(30)
class PinsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Context context =
            Pi4J.newContextBuilder()
                    .noAutoDetect()
                    .add(
                            MockDigitalOutputProvider.newInstance(),
                            MockDigitalInputProvider.newInstance(),
                            MockSpiProvider.newInstance())
                    .build();
    private final Pi4jPins pins = new Pi4jPins(context);
    private final byte[] into = new byte[8];

    @AfterEach
    void end() {
        context.shutdown();
    }

    @Test
    void anOutputIsLowAtFirstTakesLevelsAndIsLowWhenItIsGivenBack() throws PortGone {
        Port port = pins.output(17);
        DigitalOutput wire = context.registry().get("gpio17");
        assertThat(wire.state()).isEqualTo(DigitalState.LOW);
        port.write(new byte[] {1});
        assertThat(wire.state()).isEqualTo(DigitalState.HIGH);
        assertThat(port.read(into, Duration.ZERO)).isZero();
        port.close();
        port.close();
        assertThat(wire.state()).isEqualTo(DigitalState.LOW);
        assertThatThrownBy(() -> port.write(new byte[] {1})).isInstanceOf(PortGone.class);

        pins.output(17).close();
    }

    @Test
    void aButtonIsReadAsItGoesDownAndUp() throws PortGone {
        try (Port port = pins.input(27)) {
            MockDigitalInput wire = context.registry().get("gpio27");
            wire.mockState(DigitalState.HIGH);
            wire.mockState(DigitalState.LOW);
            wire.mockState(DigitalState.HIGH);

            assertThat(port.read(into, LONG)).isGreaterThanOrEqualTo(2);
            assertThat(into).contains(1, 0);
            assertThatThrownBy(() -> port.write(into)).hasMessageContaining("takes no bytes");
        }
    }

    @Test
    void severalButtonsAreOneLineThatTellsWhichWentDown() throws PortGone {
        try (Port port = new PortAddress("gpio-in:5,27").wire(pins)) {
            for (int pin : new int[] {27, 5}) {
                MockDigitalInput wire = context.registry().get("gpio" + pin);
                wire.mockState(DigitalState.HIGH);
                wire.mockState(DigitalState.LOW);
                wire.mockState(DigitalState.HIGH);
            }

            assertThat(port.read(into, LONG)).isEqualTo(2);
            assertThat(into).startsWith(27, 5);
        }
        pins.input(5).close();
        pins.input(27).close();
    }

    @Test
    void whereOneButtonOfALineIsTakenTheOthersAreGivenBack() throws PortGone {
        try (Port taken = pins.input(27)) {
            assertThatThrownBy(() -> pins.keys(List.of(5, 27))).isInstanceOf(PortGone.class);
            assertThat(taken.read(into, Duration.ZERO)).isZero();
        }
        pins.keys(List.of(5, 27)).close();
    }

    @Test
    void aChipHearsBursts() throws PortGone {
        try (Port port = pins.chip(0, 1)) {
            port.write(new byte[] {0x0C, 0x01});
            port.write(new byte[] {0x0A, 0x03});
            MockSpi wire = context.registry().get("spi0.1");
            byte[] heard = new byte[4];

            assertThat(wire.read(heard)).isEqualTo(4);
            assertThat(heard).containsExactly(0x0C, 0x01, 0x0A, 0x03);
        }
    }

    @Test
    void aWireOfThePretendedBoardIsTakenOnce() throws PortGone {
        try (Port _ = pins.output(17)) {
            assertThatThrownBy(() -> pins.output(17)).isInstanceOf(PortGone.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpio-out:17", "gpio-in:27", "spi:0.0"})
    void aMachineWithoutPinsSaysSoAndGoesOn(String address) {
        PortAddress wire = new PortAddress(address);
        assertThatThrownBy(() -> wire.open(0)).isInstanceOf(PortGone.class);
        assertThatThrownBy(() -> wire.open(0)).isInstanceOf(PortGone.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpio://17", "gpio-out:170", "spi:2.0", "spi:0.3", "spi:00"})
    void aPinIsNamedInOneWayOnly(String address) {
        assertThatThrownBy(() -> new PortAddress(address)).hasMessageContaining("gpio-out:17");
    }

    @Test
    void aSimulatedWireIsWokenLostAndOpenedAgain() throws PortGone {
        SimulatedPins simulated = new SimulatedPins();
        Port button = simulated.input(5);
        button.wake();
        assertThat(button.read(into, LONG)).isZero();
        simulated.press(5, true);
        assertThat(button.read(into, LONG)).isOne();
        simulated.cut(true);
        assertThatThrownBy(() -> button.read(into, LONG)).hasMessageContaining("cut");
        assertThatThrownBy(() -> simulated.input(5)).isInstanceOf(PortGone.class);
        simulated.cut(false);
        button.close();
        try (Port again = simulated.input(5)) {
            simulated.press(5, false);
            assertThat(again.read(into, LONG)).isOne();
        }
        assertThatThrownBy(() -> simulated.output(28)).hasMessageContaining("0 to 27");
    }
}
