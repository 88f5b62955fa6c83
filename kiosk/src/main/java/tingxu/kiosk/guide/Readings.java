package tingxu.kiosk.guide;

import java.util.List;

/** Every way to read a Chinese character. */
@FunctionalInterface
public interface Readings {

    /**
     * @return pinyin without tones, ü as v, each once; empty when {@code sign} is no Chinese
     *     character
     */
    List<String> of(int sign);
}
