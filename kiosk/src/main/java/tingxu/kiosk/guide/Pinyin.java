package tingxu.kiosk.guide;

import net.sourceforge.pinyin4j.PinyinHelper;

import java.util.List;
import java.util.stream.Stream;

/** Readings after the Unihan table that pinyin4j carries: some 20,000 characters of the BMP. */
public final class Pinyin implements Readings {

    @Override
    public List<String> of(int sign) {
        if (!Character.isBmpCodePoint(sign)) return List.of();
        String[] readings = PinyinHelper.toHanyuPinyinStringArray((char) sign);
        if (readings == null) return List.of();
        // As the table writes them: "lu:4".
        return Stream.of(readings)
                .map(reading -> reading.replaceAll("[0-9]", "").replace("u:", "v"))
                .distinct()
                .toList();
    }
}
