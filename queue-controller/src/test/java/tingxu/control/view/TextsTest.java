package tingxu.control.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tingxu.control.hall.Reason;
import tingxu.control.why.Kinds;
import tingxu.wire.TicketClass;
import tingxu.wire.WaitRange;

import java.util.List;
import java.util.regex.Pattern;

class TextsTest {

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Texts.EN.keys()).isEqualTo(Texts.ZH.keys());
        Pattern fact = Pattern.compile("\\{\\d\\}");
        for (String key : Texts.ZH.keys())
            assertThat(fact.matcher(Texts.EN.say(key)).results().map(m -> m.group()).sorted())
                    .as(key)
                    .containsExactlyElementsOf(
                            fact.matcher(Texts.ZH.say(key))
                                    .results()
                                    .map(m -> m.group())
                                    .sorted()
                                    .toList());
    }

    @Test
    void whateverTheHallMayShowHasWords() {
        for (Reason reason : Reason.values()) assertThat(Kinds.of(reason).zh()).isNotBlank();
        for (TicketClass each : TicketClass.values())
            assertThat(Texts.EN.say("class." + each.name())).isNotBlank();
        for (WindowAnswer.State state : WindowAnswer.State.values()) {
            assertThat(Texts.ZH.say("state." + state.name())).isNotBlank();
            assertThat(Texts.ZH.say("clerk.none." + state.name())).isNotBlank();
        }
        for (String verb :
                List.of(
                        "next",
                        "recall",
                        "start",
                        "finish",
                        "no-show",
                        "transfer",
                        "hold",
                        "pause",
                        "unpause")) assertThat(Texts.EN.say("deed." + verb)).isNotBlank();
    }

    @Test
    void aWaitIsARange() {
        assertThat(Texts.ZH.of(new WaitRange(5, 12))).isEqualTo("5–12 分钟");
        assertThat(Texts.EN.of(new WaitRange(5, 5))).isEqualTo("about 5 min");
    }

    @Test
    void aMissingSentenceIsABugThatIsFoundAtOnce() {
        assertThatThrownBy(() -> Texts.ZH.say("no.such.key"))
                .hasMessage("messages_zh has no no.such.key");
    }
}
