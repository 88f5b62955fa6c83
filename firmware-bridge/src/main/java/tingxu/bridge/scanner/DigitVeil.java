package tingxu.bridge.scanner;

import java.util.function.UnaryOperator;

/**
 * Hides the numbers of people in a trace: of digits in a row the seventh and all later ones become
 * zero, also when they come in pieces.
 */
final class DigitVeil implements UnaryOperator<byte[]> {

    private static final int SHOWN = 6;

    private int row;

    @Override
    public byte[] apply(byte[] bytes) {
        byte[] veiled = bytes.clone();
        for (int i = 0; i < veiled.length; i++) {
            row = veiled[i] >= '0' && veiled[i] <= '9' ? row + 1 : 0;
            if (row > SHOWN) veiled[i] = '0';
        }
        return veiled;
    }
}
