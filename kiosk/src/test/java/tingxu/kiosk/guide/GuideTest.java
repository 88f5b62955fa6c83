package tingxu.kiosk.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.util.ArrayList;
import java.util.List;

final class GuideTest {

    private static final Pinyin PINYIN = new Pinyin();

    private final Guide guide = GuideFile.shipped(PINYIN);

    GuideTest() throws FileWrong {}

    @Test
    void theShippedGuideHasItemsForEveryLineOfTheDemonstrationHall() {
        assertThat(guide.items()).hasSizeGreaterThanOrEqualTo(50);
        for (String line : List.of("household", "social", "tax", "business", "property", "general"))
            assertThat(guide.items(new LineId(line))).as(line).hasSizeGreaterThan(5);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "护照, passport",
        "huzhao, passport",
        "HUZHAO, passport",
        "hu zhao, passport",
        "hz护照, ''",
        "pthz, passport",
        "putonghz, passport",
        "户口迁移, household-move",
        "hukouqianyi, household-move",
        "hkqy, household-move",
        "hukouqy, household-move",
        "h口迁, household-move",
        "luohu, household-birth",
        "jzz, residence-permit",
        "juzhuzheng, residence-permit",
        "jvzhu, ''",
        "yanglao, pension-enrol",
        "shbzk, social-card",
        "buchan, ''",
        "budongchan, estate-lookup",
        "ershoufang, estate-transfer",
        "esfgh, estate-transfer",
        "passport, passport",
        "marriage, marriage",
        "iage, ''",
        "zzz, ''",
        "😀, ''"
    })
    void byCharactersPinyinInitialsOrEnglish(String query, String best) {
        List<String> found = guide.find(query, 6).stream().map(item -> item.id().name()).toList();
        if (best.isEmpty()) assertThat(found).isEmpty();
        else assertThat(found).contains(best);
    }

    /** 重 reads zhong and chong, 行 hang and xing, 会 hui and kuai: all of them find it. */
    @ParameterizedTest
    @CsvSource({
        "chongxin",
        "zhongxin",
        "cx",
        "zx",
        "zhx",
        "chx",
        "kuaiji",
        "huiji",
        "yinhang",
        "yx"
    })
    void everyReadingOfACharacterFinds(String query) {
        Guide small = new Guide(List.of(item("a", "重新银行会计")), PINYIN);
        assertThat(small.find(query, 1)).hasSize(1);
    }

    @Test
    void theItemThatBeginsWithItComesFirst() {
        Guide small =
                new Guide(
                        List.of(
                                item("within", "老年户口登记"),
                                item("start", "户口迁移"),
                                item("initials", "互看")),
                        PINYIN);
        assertThat(small.find("hukou", 3))
                .extracting(item -> item.id().name())
                .containsExactly("start", "within");
        assertThat(small.find("hk", 3))
                .extracting(item -> item.id().name())
                .containsExactly("start", "initials", "within");
    }

    @Test
    void aPrefixOfWhatIsTypedFindsWhatTheWholeFinds() {
        for (int letters = 1; letters <= "shenfenzheng".length(); letters++)
            assertThat(guide.find("shenfenzheng".substring(0, letters), 100))
                    .extracting(item -> item.id().name())
                    .contains("id-card-lost");
    }

    /** A search that tried every way to split the letters would not end within hours. */
    @Test
    @Timeout(60)
    void aCityOfItemsIsSearched() {
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) many.add(item("i" + i, "居民最低生活保障重新申请登记变更" + i));
        Guide city = new Guide(many, PINYIN);
        city.find("zuidishenghuo", 6);
        assertThat(city.find("zzzzzzzzzzzzzzzz", 6)).isEmpty();
        assertThat(city.find("bgjmzdsh", 6)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "line: tax,|''|items[1].line|缺少",
                "zh: 契税,|''|items[1].zh|缺少",
                "days: 0,|''|items[1].days|缺少",
                "days: 0|days: 400|items[1].days|0 到 365",
                "fee: 0|fee: free|items[1].fee|整数",
                "place: hall|place: moon|items[1].place|没有 moon",
                "form: copy|form: gold|items[1].materials[1].form|不能用",
                "copies: 1|copies: 0|items[1].materials[1].copies|1 到 20",
                "id: deed|id: Deed!|items[1].id|不能用",
                "hours: day|hours: day, colour: red|items[1].colour|没有这一项"
            })
    void aHoleIsNamedByItsField(String right, String wrong, String field, String sentence) {
        String file = FILE.replace(right, wrong);
        assertThat(file).isNotEqualTo(FILE);
        assertThatThrownBy(() -> GuideFile.read(Yaml.parse("guide.yaml", file), PINYIN))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("guide.yaml: " + field)
                .hasMessageContaining(sentence);
    }

    @Test
    void twoItemsOfOneIdAreRefused() {
        String file = FILE + FILE.lines().skip(5).findFirst().orElseThrow() + "\n";
        assertThatThrownBy(() -> GuideFile.read(Yaml.parse("guide.yaml", file), PINYIN))
                .hasMessageContaining("items[2].id")
                .hasMessageContaining("重复");
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThatThrownBy(() -> Yaml.parse("guide.yaml", "a: 1\nb: [\n"))
                .isInstanceOf(FileWrong.class)
                .hasMessageContaining("guide.yaml")
                .hasMessageContaining("line ");
    }

    private static final String FILE =
            """
            places:
              hall: {zh: 大厅, en: Hall}
            hours:
              day: {zh: 白天, en: By day}
            items:
              - {id: deed, zh: 契税, en: Deed tax, line: tax, days: 0, fee: 0, place: hall, hours: day, materials: [{zh: 合同, en: Contract, form: copy, copies: 1}]}
            """;

    private static Item item(String id, String name) {
        return new Item(
                new ItemId(id),
                new Words(name, "Something"),
                new LineId("tax"),
                List.of(),
                0,
                0,
                new Words("这里", "Here"),
                new Words("白天", "By day"),
                List.of());
    }
}
