package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Amount;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.engine.provider.resilience.Attempts.Attempt;
import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.Attempts.Reason;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallEvent.ProviderChanged;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The journal of a call says who heard, thought and spoke in it, and why another one did. */
class CallProvidersTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final Duration SOON = Duration.ofMillis(300);
  private static final Amount NOTHING = new Amount.Heard(Duration.ZERO);

  private final CallProviders providers = new CallProviders();
  private CallState state = arrived();

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  private final TestCall call = house.call();

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private static CallState arrived() {
    return CallState.EMPTY.after(StoredSamples.events().get(0), "");
  }

  /** What the next write of the call says. */
  private List<String> written() {
    EventChain chain =
        new EventChain(
            CallClinic.DIGEST, CallClinic.ID, CallClinic.BUILD, CallClinic.NOW, state.lastDigest());
    providers.write(state, chain);
    for (CallEvent event : chain.events()) {
      state = state.after(event, "");
    }
    return chain.events().stream().map(CallProvidersTest::told).toList();
  }

  private static String told(CallEvent event) {
    ProviderChanged changed = (ProviderChanged) event;
    return changed.step()
        + " "
        + changed.from().orElse("-")
        + " "
        + changed.to()
        + " "
        + changed.reason()
        + changed.failure().map(failure -> " " + failure).orElse("");
  }

  private static Attempt works(Attempts told, Port port, String name, Reason reason) {
    Attempt attempt = told.started(port, name, reason);
    attempt.first(SOON);
    attempt.done(NOTHING, SOON);
    return attempt;
  }

  private void works(Port port, String name, Reason reason) {
    works(providers, port, name, reason);
  }

  private static void goesOver(Attempts told, Port port, String from, String to, Failure why) {
    told.started(port, from, Reason.PREFERRED).failed(why, NOTHING, SOON);
    told.switched(port, from, to, why);
    works(told, port, to, Reason.FALLBACK);
  }

  @Test
  void shouldWriteWhoDoesAStepFirstAndNothingWhileTheyDo() {
    works(Port.RECOGNIZER, "ears", Reason.PREFERRED);
    works(Port.SYNTHESIZER, "voice", Reason.PREFERRED);
    works(Port.MODEL, "mind", Reason.PREFERRED);
    assertThat(written())
        .containsExactly("STT - ears PREFERRED", "TTS - voice PREFERRED", "LLM - mind PREFERRED");

    works(Port.RECOGNIZER, "ears", Reason.PREFERRED);
    works(Port.SYNTHESIZER, "voice", Reason.RETRY);
    assertThat(written()).isEmpty();
  }

  @Test
  void shouldWriteWhyAnotherOneGoesOnAndThatTheFirstIsBack() {
    works(Port.RECOGNIZER, "ears", Reason.PREFERRED);
    assertThat(written()).hasSize(1);

    goesOver(providers, Port.RECOGNIZER, "ears", "others", Failure.of(Failure.Kind.LATE, "final"));
    assertThat(written()).containsExactly("STT ears others FAILED LATE final");

    works(Port.RECOGNIZER, "others", Reason.PREFERRED); // the first is left alone
    assertThat(written()).isEmpty();

    works(Port.RECOGNIZER, "ears", Reason.PREFERRED);
    assertThat(written()).containsExactly("STT others ears PREFERRED");
    assertThat(state.providers()).containsExactlyEntriesOf(java.util.Map.of(Step.STT, "ears"));
  }

  @Test
  void shouldCallWhoAnsweredBesideASlowOneSo() {
    works(Port.MODEL, "mind", Reason.PREFERRED);
    Attempt slow = providers.started(Port.MODEL, "mind", Reason.PREFERRED);
    works(Port.MODEL, "other", Reason.HEDGE);
    slow.cancelled(NOTHING, SOON);

    assertThat(written()).containsExactly("LLM - mind PREFERRED", "LLM mind other SLOW");
  }

  /** Two voices of one sentence are both heard, and both written. */
  @Test
  void shouldWriteBothVoicesOfOneSentence() {
    providers.started(Port.SYNTHESIZER, "voice", Reason.PREFERRED).first(SOON);
    providers.switched(Port.SYNTHESIZER, "voice", "other", Failure.BROKEN);
    works(Port.SYNTHESIZER, "other", Reason.FALLBACK);

    assertThat(written()).containsExactly("TTS - voice PREFERRED", "TTS voice other FAILED BROKEN");
  }

  @Test
  void shouldCountWhoOnlyTriedForNothing() {
    providers.started(Port.RECOGNIZER, "ears", Reason.PREFERRED).first(SOON); // a partial
    providers.started(Port.SYNTHESIZER, "voice", Reason.PREFERRED).cancelled(NOTHING, SOON);
    providers.started(Port.MODEL, "mind", Reason.PREFERRED).failed(Failure.BROKEN, NOTHING, SOON);

    assertThat(written()).isEmpty();
  }

  @Test
  void shouldKeepTheLastChangesOfAVoiceThatFlaps() {
    for (int i = 0; i < 100; i++) {
      works(Port.SYNTHESIZER, i % 2 == 0 ? "voice" : "other", Reason.FALLBACK);
    }

    List<String> written = written();
    assertThat(written).hasSizeLessThanOrEqualTo(CallProviders.MOST_WAITING);
    assertThat(written).last().isEqualTo("TTS voice other PREFERRED");
    assertThat(state.providers()).containsEntry(Step.TTS, "other");
  }

  /** After a restart the next incarnation knows nothing but what the journal says. */
  @Test
  void shouldWriteNothingAnewWhereTheJournalSaysIt() {
    works(Port.RECOGNIZER, "ears", Reason.PREFERRED);
    assertThat(written()).hasSize(1);
    CallProviders next = new CallProviders();
    works(next, Port.RECOGNIZER, "ears", Reason.PREFERRED);
    EventChain chain =
        new EventChain(CallClinic.DIGEST, CallClinic.ID, CallClinic.BUILD, CallClinic.NOW, "");

    next.write(state, chain);

    assertThat(chain.events()).isEmpty();
  }

  /** With the words that the other one heard, and before them; the decisions stay the same. */
  @Test
  void shouldStandInTheJournalOfACall() {
    // given
    call.listening();
    works(call.attempts, Port.RECOGNIZER, "ears", Reason.PREFERRED);
    goesOver(
        call.attempts, Port.RECOGNIZER, "ears", "others", Failure.of(Failure.Kind.BROKEN, "1011"));

    // when
    call.wishes();

    // then
    List<CallEvent> events = call.events();
    List<ProviderChanged> changes =
        events.stream()
            .filter(ProviderChanged.class::isInstance)
            .map(ProviderChanged.class::cast)
            .toList();
    assertThat(changes.stream().map(CallProvidersTest::told))
        .containsExactly("STT - ears PREFERRED", "STT ears others FAILED BROKEN 1011");
    assertThat(events.get(events.indexOf(changes.get(1)) + 1))
        .isInstanceOf(CallEvent.InputRecorded.class);
    assertThat(call.state().providers()).containsEntry(Step.STT, "others");
  }
}
