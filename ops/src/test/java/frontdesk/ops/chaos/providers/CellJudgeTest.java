package frontdesk.ops.chaos.providers;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.SpokenText;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each promise is seen to be broken, and none that was kept. */
class CellJudgeTest {
  private static final Duration BOUND = Duration.ofSeconds(2);
  private static final String PROMPT = "There is one on Monday at nine. Would you like that?";

  private static final EventHeader HEADER =
      new EventHeader(1, Instant.EPOCH, new ClinicId("clinic"), new BuildId("build"), "");

  private final CellJudge judge = new CellJudge(BOUND);

  private static CellFacts facts(
      List<String> prompts, List<SpokenText> byVendor, List<String> byEmbedded) {
    return new CellFacts(
        1, 1, BOUND, prompts, byVendor, byEmbedded, List.of(), "hung up", "yes 7 ms");
  }

  private static CellFacts facts(int struck, int booked, Duration silence, StoredEvent... events) {
    return new CellFacts(
        struck,
        booked,
        silence,
        List.of(),
        List.of(),
        List.of(),
        List.of(events),
        "hung up",
        "yes 7 ms");
  }

  /** So many characters were made. */
  private static SpokenText made(String text, int characters) {
    return new SpokenText(
        text,
        characters * FakeSpeech.SAMPLES_PER_CHARACTER,
        text.length() * FakeSpeech.SAMPLES_PER_CHARACTER);
  }

  private static CallEvent decided(Decision decision) {
    return new CallEvent.DecisionMade(HEADER, 1, decision);
  }

  private static CallEvent says(int prompt) {
    return decided(
        new Decision.Say(
            prompt,
            List.of(Phrase.of("anything.else")),
            true,
            new Expectation(Question.MORE, List.of(), Map.of(), "en")));
  }

  @Test
  void shouldFindNothingWhereEverythingWasKept() {
    CellFacts kept =
        facts(List.of(PROMPT), List.of(made(PROMPT, 40)), List.of("Would you like that?"));

    assertThat(judge.broken(kept)).isEmpty();
  }

  @Test
  void shouldFindASentenceThatBothVoicesSaid() {
    CellFacts doubled = facts(List.of(PROMPT), List.of(made(PROMPT, 45)), List.of(PROMPT));

    assertThat(judge.broken(doubled))
        .containsExactly("said twice: There is one on Monday at nine.");
  }

  @Test
  void shouldNotTakeASentenceForHeardThatBrokeOff() {
    CellFacts broken = facts(List.of(PROMPT), List.of(made(PROMPT, 20)), List.of(PROMPT));

    assertThat(judge.broken(broken)).isEmpty();
  }

  @Test
  void shouldLetASentenceBeSaidAsOftenAsItWasDecided() {
    CellFacts again =
        facts(List.of(PROMPT, PROMPT), List.of(made(PROMPT, PROMPT.length())), List.of(PROMPT));

    assertThat(judge.broken(again)).isEmpty();
  }

  @Test
  void shouldFindAPromptThatWasDecidedTwice() {
    assertThat(judge.broken(facts(1, 1, BOUND, says(1), says(2))))
        .containsExactly("said twice: prompt 2 says what prompt 1 said");
  }

  @Test
  void shouldFindAToolThatRanTwice() {
    CallEvent recall = decided(new Decision.UseTool(1, new ToolCall.RecallWish()));
    CallEvent again = decided(new Decision.UseTool(2, new ToolCall.RecallWish()));

    assertThat(judge.broken(facts(1, 1, BOUND, recall))).isEmpty();
    assertThat(judge.broken(facts(1, 1, BOUND, recall, again)))
        .containsExactly("ran twice: RecallWish");
  }

  @Test
  void shouldFindSilenceAndWhatIsNotBookedAndAFaultThatNobodyMet() {
    assertThat(judge.broken(facts(0, 0, BOUND.plusMillis(1))))
        .containsExactly(
            "the fault was never met",
            "booked 0 times (hung up)",
            "silent for 2001 ms (after yes 7 ms)");
  }
}
