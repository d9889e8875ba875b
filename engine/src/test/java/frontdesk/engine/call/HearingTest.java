package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final int FRAME = 160;

  private final CallHouse house = new CallHouse();
  private final TestCall call = house.call();
  private final List<CallProtocol.Internal> told = new ArrayList<>();
  private final Hearing hearing =
      new Hearing(call.dependencies(), call.id, new RecognizerStage.Intake(), told::add);
  private long position;

  @AfterEach
  void close() {
    house.close();
  }

  /** A voice with a pitch of 125 Hz, or quiet. */
  private void hears(int ms, int amplitude) {
    for (int frame = 0; frame < ms / 20; frame++) {
      short[] samples = new short[FRAME];
      for (int i = 0; i < FRAME; i++) {
        samples[i] = (short) (amplitude * (i % 64 - 32) / 32);
      }
      hearing.onFrame(samples, new short[FRAME], FRAME, position, false);
      position += FRAME;
    }
  }

  @Test
  void shouldTellTheObserverOnceWhenTheCallerHasFinished() {
    // given
    CallId id = call.id;
    hears(1_000, 0);
    // when
    hears(800, 8_000);
    hears(500, 0);
    // then: still within the pause that belongs to a sentence
    assertThat(call.turnsDecided).isEmpty();
    // and when
    hears(500, 0);
    // then
    assertThat(call.turnsDecided).containsExactly(id);
    assertThat(told)
        .hasExactlyElementsOfTypes(CallMessages.SpeechBegan.class, CallMessages.SpeechEnded.class);
  }

  private void asked(Question question, String language) {
    hearing.expect(
        new Expectation(question, List.of(), Map.of(), language), CallClinic.catalogue());
  }

  private static final int QUICK_MS = 620;
  private static final int USUAL_MS = 720;

  /** Two sentences with a pause between, and the second one's silence so far. */
  private void says(int ms) {
    asked(Question.SERVICE, "en-GB");
    hears(1_000, 0);
    hears(800, 8_000);
    hears(ms, 0);
  }

  @Test
  void shouldEndATurnSoonerWhereAllSeemsToBeSaid() {
    says(400);
    hearing.likelyOver(1, 1);
    hears(QUICK_MS - 400, 0);

    assertThat(call.turnsDecided).hasSize(1);
    assertThat(((CallMessages.SpeechEnded) told.get(1)).quietMs()).isBetween(580, QUICK_MS);
  }

  /** The recognizer judged before it knew of the pause. */
  @Test
  void shouldEndATurnSoonerWhereAllSeemedToBeSaidBeforeThePauseWasOne() {
    says(100);
    hearing.likelyOver(1, 0);
    hears(QUICK_MS - 100, 0);

    assertThat(call.turnsDecided).hasSize(1);
  }

  @Test
  void shouldEndATurnAtOnceWhereThatIsKnownAfterTheShorterSilence() {
    says(QUICK_MS + 40);
    assertThat(call.turnsDecided).isEmpty();
    hearing.likelyOver(1, 1);
    hears(20, 0);

    assertThat(call.turnsDecided).hasSize(1);
  }

  /** The twins: no word of it, one for another utterance, and one that was taken back. */
  @Test
  void shouldWaitAsUsualForWhomNothingOrSomethingElseIsSaid() {
    List<Runnable> others =
        List.of(
            () -> {},
            () -> hearing.likelyOver(1, 1), // by now this is the second
            () -> hearing.likelyOver(4, 1),
            () -> {
              hearing.likelyOver(4, 1);
              hearing.notOver();
            });
    int ended = 0;
    for (Runnable other : others) {
      says(400);
      other.run();
      hears(QUICK_MS - 400, 0);
      assertThat(call.turnsDecided).as("after %d", ended).hasSize(ended);
      hears(USUAL_MS - QUICK_MS, 0);
      ended++;
      assertThat(call.turnsDecided).hasSize(ended);
    }
  }

  @Test
  void shouldForgetThatAllSeemedToBeSaidWhenTheCallerGoesOn() {
    says(400);
    hearing.likelyOver(1, 1);
    hears(300, 8_000);
    hears(QUICK_MS, 0);
    assertThat(call.turnsDecided).isEmpty();
    hearing.likelyOver(1, 1); // late: of the pause before
    hears(USUAL_MS - QUICK_MS - 40, 0);
    assertThat(call.turnsDecided).isEmpty();
    hearing.likelyOver(1, 3);
    hears(20, 0);

    assertThat(call.turnsDecided).hasSize(1);
  }

  @Test
  void shouldLetNamesNumbersDatesOfBirthAndNotesBeSaidWithPauses() {
    long utterance = 0;
    for (Question question :
        List.of(
            Question.NAME,
            Question.NOTE,
            Question.CONTACT,
            Question.BIRTH_DATE,
            Question.REFERENCE)) {
      asked(question, "en-GB");
      hears(1_000, 0);
      hears(800, 8_000);
      hears(400, 0);
      utterance++;
      hearing.likelyOver(utterance, 1);
      hears(QUICK_MS - 400, 0);
      assertThat(call.turnsDecided).as(question.name()).hasSize((int) utterance - 1);
      hears(1_000, 0);
      assertThat(call.turnsDecided).hasSize((int) utterance);
    }
  }

  @Test
  void shouldNotListenInALanguageThatIsNotUnderstood() {
    // given
    asked(Question.SERVICE, "ro");
    hears(1_000, 0);
    // when
    hears(800, 8_000);
    hears(1_000, 0);
    // then: nothing interrupts, and nothing is an answer
    assertThat(told).isEmpty();
    assertThat(call.turnsDecided).isEmpty();
    // and when the caller goes back to a language that is
    asked(Question.SERVICE, "en-GB");
    hears(800, 8_000);
    hears(1_000, 0);
    assertThat(told)
        .hasExactlyElementsOfTypes(CallMessages.SpeechBegan.class, CallMessages.SpeechEnded.class);
  }

  @Test
  void shouldKeepANameInALanguageThatIsNotUnderstood() {
    // given
    asked(Question.NAME, "ro");
    hears(1_000, 0);
    // when
    hears(800, 8_000);
    hears(1_500, 0);
    // then: it was said, and there are no words of it
    assertThat(told)
        .hasExactlyElementsOfTypes(
            CallMessages.SpeechBegan.class,
            CallMessages.SpeechEnded.class,
            CallMessages.Transcribed.class);
    assertThat(((CallMessages.SpeechEnded) told.get(1)).audio()).isNotEmpty();
    assertThat(((CallMessages.Transcribed) told.get(2)).transcript().rejected()).isTrue();
  }

  @Test
  void shouldNotTellOfWhatWasNoSpeech() {
    hears(1_000, 0);
    hears(2_000, 4);
    assertThat(call.turnsDecided).isEmpty();
  }
}
