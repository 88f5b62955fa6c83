package tingxu.bridge.port;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The pins of a Raspberry Pi: lamps and buttons through the kernel's gpiochip, chips through {@code
 * /dev/spidev}.
 *
 * <p>The library's parts are named one by one: its own search would try what is not there, and log
 * it as errors. What it throws are exceptions of many kinds; here they are one, a line that is
 * down.
 */
public final class Pi4jPins implements Pins {

    private static final Duration DEBOUNCE = Duration.ofMillis(20);
    private static final int BITS_A_SECOND = 1_000_000;

    private final Context context;

    Pi4jPins(Context context) {
        this.context = context;
    }

    /**
     * The pins of this computer, the same for all: there is one set of them, and the library that
     * opens them gives all of them back with the first who closes it. So nobody does.
     */
    static Pi4jPins ofThisComputer() throws PortGone {
        return trying("gpio", () -> Only.PINS);
    }

    private static final class Only {

        static final Pi4jPins PINS =
                new Pi4jPins(
                        Pi4J.newContextBuilder()
                                .noAutoDetect()
                                .add(
                                        GpioDDigitalOutputProvider.newInstance(),
                                        GpioDDigitalInputProvider.newInstance(),
                                        LinuxFsSpiProvider.newInstance())
                                .build());
    }

    @Override
    public Port output(int pin) throws PortGone {
        String name = gpio(pin);
        DigitalOutput wire =
                trying(
                        name,
                        () ->
                                context.create(
                                        DigitalOutput.newConfigBuilder(context)
                                                .id(name)
                                                .address(pin)
                                                .initial(DigitalState.LOW)
                                                .shutdown(DigitalState.LOW)
                                                .build()));
        return new WirePort(
                name,
                levels -> {
                    for (byte level : levels) trying(name, () -> wire.setState(level != 0));
                },
                () -> giveBack(name));
    }

    @Override
    public Port input(int pin) throws PortGone {
        DigitalInput wire = button(pin);
        WirePort port = new WirePort(gpio(pin), refusing(gpio(pin)), () -> giveBack(gpio(pin)));
        wire.addListener(change -> port.tell(change.state().isLow() ? 1 : 0));
        return port;
    }

    @Override
    public Port keys(List<Integer> pins) throws PortGone {
        String name = "gpio" + pins;
        List<String> taken = new CopyOnWriteArrayList<>();
        WirePort port = new WirePort(name, refusing(name), () -> taken.forEach(this::giveBack));
        try {
            for (int pin : pins) {
                DigitalInput wire = button(pin);
                taken.add(gpio(pin));
                wire.addListener(change -> {
                    if (change.state().isLow()) port.tell(pin);
                });
            }
            return port;
        } catch (PortGone one) {
            port.close();
            throw one;
        }
    }

    private DigitalInput button(int pin) throws PortGone {
        String name = gpio(pin);
        return trying(
                name,
                () ->
                        context.create(
                                DigitalInput.newConfigBuilder(context)
                                        .id(name)
                                        .address(pin)
                                        .pull(PullResistance.PULL_UP)
                                        .debounce(DEBOUNCE.toMillis(), TimeUnit.MILLISECONDS)
                                        .build()));
    }

    private static WirePort.Wire refusing(String name) {
        return _ -> {
            throw new PortGone(name, "a button takes no bytes");
        };
    }

    private static String gpio(int pin) {
        return "gpio" + pin;
    }

    @Override
    public Port chip(int bus, int select) throws PortGone {
        String name = "spi%d.%d".formatted(bus, select);
        Spi wire =
                trying(
                        name,
                        () ->
                                context.create(
                                        Spi.newConfigBuilder(context)
                                                .id(name)
                                                .bus(SpiBus.getByNumber(bus))
                                                .address(select)
                                                .mode(SpiMode.MODE_0)
                                                .baud(BITS_A_SECOND)
                                                .build()));
        return new WirePort(
                name,
                burst -> {
                    int taken = trying(name, () -> wire.write(burst));
                    if (taken < 0) throw new PortGone(name, "takes no bytes, error " + taken);
                },
                () -> giveBack(name));
    }

    private void giveBack(String name) {
        context.shutdown(name);
    }

    private static <T> T trying(String name, Supplier<T> work) throws PortGone {
        try {
            return work.get();
        } catch (RuntimeException broken) {
            throw new PortGone(name, String.valueOf(broken.getMessage()));
        } catch (LinkageError broken) {
            throw new PortGone(name, "its native part does not load: " + broken.getMessage());
        }
    }
}
