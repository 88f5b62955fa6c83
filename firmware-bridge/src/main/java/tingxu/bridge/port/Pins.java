package tingxu.bridge.port;

import java.util.List;

/**
 * The pins of a small computer: single wires to lamps and buttons, and chips on its SPI bus. Each
 * is a {@link Port} like any other, so that a lamp is kept, traced and replayed as a serial line
 * is.
 */
public interface Pins {

    /**
     * A wire that is driven: each byte written is its level, 0 or 1. It is low at first, and low
     * again when it is closed. Nothing is ever read.
     *
     * @param pin the number of the Broadcom chip, as on every drawing of the header (GPIO17 is 17)
     * @throws PortGone when there is no such pin, or another program drives it
     */
    Port output(int pin) throws PortGone;

    /**
     * A wire that a button pulls to ground; the pin's own resistor holds it up. Each byte read is a
     * change: 1 when the button goes down, 0 when it comes up. Nothing can be written.
     */
    Port input(int pin) throws PortGone;

    /**
     * Several buttons as one line of one byte a key: each byte read is the number of a pin whose
     * button went down. Nothing can be written.
     */
    Port keys(List<Integer> pins) throws PortGone;

    /**
     * A chip on the SPI bus, spoken with at one million bits a second in mode 0: each write is one
     * burst, with the chip's select wire down for the length of it. Nothing is ever read.
     *
     * @param bus 0 or 1
     * @param select which of the bus' select wires, 0 to 2
     */
    Port chip(int bus, int select) throws PortGone;
}
