package frontdesk.ops.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.summary.CallSummary.Action;
import frontdesk.engine.call.summary.CallSummary.Standing;
import frontdesk.engine.call.summary.Waited;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.patient.UsualChoice.PartOfDay;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The sentences of summaries: the same in every language, and one for whatever can happen. */
class SummaryTextsTest {
  @Test
  void shouldHaveTheSameKeysInEveryLanguage() {
    assertThat(SummaryTexts.LANGUAGES)
        .allSatisfy(
            language ->
                assertThat(new TreeSet<>(new SummaryTexts(language).bundle().keySet()))
                    .isEqualTo(new TreeSet<>(new SummaryTexts("en").bundle().keySet())));
  }

  @Test
  void shouldNameWhateverCanHappen() {
    Map<String, Enum<?>[]> named =
        Map.of(
            "caller", Standing.values(),
            "did", Action.Kind.values(),
            "waiting", Waited.Kind.values(),
            "topic", Topic.values(),
            "part", PartOfDay.values(),
            "reason", Decision.EndReason.values(),
            "ending", CallEvent.Ending.values());
    for (String language : SummaryTexts.LANGUAGES) {
      named.forEach(
          (group, constants) ->
              assertThat(List.of(constants))
                  .allSatisfy(
                      one ->
                          assertThat(
                                  new SummaryTexts(language)
                                      .bundle()
                                      .getString(group + "." + one.name()))
                              .isNotBlank()));
    }
  }

  @Test
  void shouldSpeakTheClinicsLanguageWhereItCan() {
    assertThat(SummaryTexts.of("ro-RO").language()).isEqualTo("ro");
    assertThat(SummaryTexts.of("en-GB").language()).isEqualTo("en");
    assertThat(SummaryTexts.of("de").language()).isEqualTo("en");
  }
}
