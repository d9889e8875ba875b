package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every streaming recognizer does that makes final what came before a pause. */
abstract class FinalizingContract extends StreamingContract {
  private static final Duration SLOW = Duration.ofMillis(200);

  /** Frames; the stand-ins show a word for each quarter of a second. */
  private static final int TOO_FEW_FOR_A_WORD = 12;

  private final HeardWords heard = new HeardWords();

  private long asked() {
    return fake.counts().get(Counts.Of.FINALIZES);
  }

  /** Says the clip and pauses. */
  private Session pausing(Ear ear) {
    Session session = ear.open(english(), heard);
    SpokenYes.into(session);
    assertThat(session.pause()).as("made final").isTrue();
    return session;
  }

  private void awaitLikely(String words) {
    Await.until(words + " is final so far", () -> heard.likelyFinished.contains(words));
  }

  @Test
  void shouldHaveTheWordsWhenTheCallerHasFinishedAndAskOnce() {
    fake.hears("yes tomorrow");
    try (Ear ear = tested().ear()) {
      Session session = pausing(ear);
      awaitLikely("yes tomorrow");
      assertThat(heard.finals).as("nobody has finished").isEmpty();
      session.finish();

      assertThat(heard.told).endsWith("likely", "final"); // at once, by this thread
      assertThat(heard.words()).isEqualTo("yes tomorrow");
      assertThat(asked()).isEqualTo(1);
    }
  }

  @Test
  void shouldWaitForTheAnswerToThePauseAndAskOnce() {
    fake.hears("yes tomorrow");
    fake.finalAfter(SLOW);
    try (Ear ear = tested().ear()) {
      Session session = pausing(ear);
      session.finish();

      assertThat(heard.words()).isEqualTo("yes tomorrow");
      assertThat(asked()).isEqualTo(1);
    }
  }

  @Test
  void shouldAskOnceForOnePauseHoweverOftenItIsTold() {
    fake.hears("yes tomorrow");
    try (Ear ear = tested().ear()) {
      Session session = pausing(ear);
      assertThat(session.pause()).isTrue();
      awaitLikely("yes tomorrow");
      assertThat(session.pause()).isTrue();
      session.finish();

      assertThat(heard.words()).isEqualTo("yes tomorrow");
      assertThat(asked()).isEqualTo(1);
    }
  }

  @Test
  void shouldJoinWhatComesAfterAPause() {
    fake.hears("i would like", "to come tomorrow", "yes");
    try (Ear ear = tested().ear()) {
      Session session = pausing(ear);
      awaitLikely("i would like");
      session.goOn();
      SpokenYes.into(session);
      Await.until("the whole so far", () -> heard.partials.contains("i would like to"));
      assertThat(session.pause()).isTrue();
      awaitLikely("i would like to come tomorrow");
      session.finish();

      assertThat(heard.words()).isEqualTo("i would like to come tomorrow");
      assertThat(heard.finals.get(0).hypotheses().get(0).confidence()).isBetween(0.9, 1.0);
      assertThat(say(ear, english()).words()).as("the next utterance").isEqualTo("yes");
    }
  }

  /** The twin: whoever does not say that the caller went on has what they paused after. */
  @Test
  void shouldNotHearWhatIsSaidInAPauseThatNobodyEnds() {
    fake.hears("i would like", "to come tomorrow");
    try (Ear ear = tested().ear()) {
      Session session = pausing(ear);
      awaitLikely("i would like");
      SpokenYes.into(session);
      session.finish();

      assertThat(heard.words()).isEqualTo("i would like");
    }
  }

  @Test
  void shouldJoinWhatComesAfterAPauseThatWasTooShortForAnAnswer() {
    fake.hears("i would like", "to come tomorrow");
    fake.finalAfter(SLOW);
    try (Ear ear = tested().ear()) {
      Session session = pausing(ear);
      session.goOn();
      SpokenYes.into(session);
      session.finish();

      assertThat(heard.words()).isEqualTo("i would like to come tomorrow");
      assertThat(heard.likelyFinished).as("they went on").doesNotContain("i would like");
      assertThat(heard.partials).contains("i would like");
      assertThat(asked()).isEqualTo(2);
    }
  }

  @Test
  void shouldKeepTheWordsOfWhatIsCancelledInAPauseFromTheNext() {
    fake.hears("never mind", "yes");
    fake.finalAfter(SLOW);
    try (Ear ear = tested().ear()) {
      pausing(ear).cancel();

      assertThat(say(ear, english()).words()).isEqualTo("yes");
      assertThat(heard.told).doesNotContain("final", "failed", "likely");
      assertThat(fake.connections()).isEqualTo(1);
    }
  }

  @Test
  void shouldFailWhereTheVendorFallsSilentAfterAPause() {
    fake.always("yes tomorrow");
    try (Ear ear = tested().ear()) {
      Session session = pausing(ear);
      awaitLikely("yes tomorrow");
      session.goOn();
      fake.fails(Fault.stallAtFirstByte()); // from the next audio on
      SpokenYes.into(session);
      session.pause();
      session.finish();

      assertThat(heard.failure()).isEqualTo(Failure.of(Kind.LATE, "final"));
      fake.fails(Fault.NONE);
      assertThat(say(ear, english()).words()).isEqualTo("yes tomorrow");
    }
  }

  @Test
  void shouldFailWhereTheVendorDoesNotAnswerAPause() {
    fake.always("yes tomorrow");
    fake.fails(Fault.stallAtFirstByte());
    try (Ear ear = tested().ear()) {
      pausing(ear).finish();

      assertThat(heard.failure()).isEqualTo(Failure.of(Kind.LATE, "final"));
    }
  }

  @Test
  void shouldHearItAllAgainWhereTheConnectionBreaksInThePauseBeforeAWordCame() {
    try (Ear ear = tested().ear()) {
      fake.always("yes");
      assertThat(say(ear, english()).words()).isEqualTo("yes");
      fake.finalAfter(SLOW);
      fake.always("yes tomorrow");
      Session session = ear.open(english(), heard);
      SpokenYes.frames().subList(0, TOO_FEW_FOR_A_WORD).forEach(session::audio);
      assertThat(session.pause()).isTrue();
      fake.dropAll();
      awaitLikely("yes tomorrow");
      session.finish();

      assertThat(heard.words()).isEqualTo("yes tomorrow");
      assertThat(fake.connections()).isEqualTo(2);
    }
  }
}
