package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every recognizer does, embedded or a vendor's. Its subclasses hold the rest: what every
 * vendor's does, and what every streaming one does.
 */
abstract class RecognizerContract {
  private static final String JSGF =
      "#JSGF V1.0;\ngrammar answer;\npublic <answer> = yes | no | tomorrow morning;\n";
  static final Duration LONGEST = Duration.ofSeconds(20);

  private @Nullable SpeechRecognizer made;

  /** The recognizer under test. */
  abstract SpeechRecognizer recognizer();

  /** From now on the clip is heard so often as {@link SpokenYes#WORDS}. */
  abstract void hearsYes(int times);

  final SpeechRecognizer tested() {
    SpeechRecognizer now = made == null ? recognizer() : made;
    made = now;
    return now;
  }

  @AfterEach
  void closeRecognizer() {
    if (made != null) {
      made.close();
    }
  }

  static Request request(String language, String... hints) {
    return new Request(
        language,
        new Grammar("answer", new ContentHash("5".repeat(64)), JSGF),
        List.of(hints),
        1,
        LONGEST);
  }

  static Request english() {
    return request("en");
  }

  /** Says the clip to an ear and asks for its words. */
  static HeardWords say(Ear ear, Request request) {
    HeardWords heard = new HeardWords();
    Session session = ear.open(request, heard);
    SpokenYes.into(session);
    session.finish();
    return heard;
  }

  HeardWords say(Request request) {
    HeardWords heard = new HeardWords();
    Session session = tested().open(request, heard);
    SpokenYes.into(session);
    session.finish();
    return heard;
  }

  @Test
  void shouldHearWhatIsSaid() {
    hearsYes(1);
    HeardWords heard = say(english());

    assertThat(heard.words()).isEqualTo(SpokenYes.WORDS);
    assertThat(heard.finals.get(0).language()).isEqualTo("en");
    assertThat(heard.finals.get(0).duration()).isPositive();
    assertThat(heard.finals.get(0).hypotheses().get(0).confidence()).isBetween(0.01, 1.0);
  }

  @Test
  void shouldHearOneUtteranceAfterAnotherWithOneEar() {
    hearsYes(3);
    try (Ear ear = tested().ear()) {
      ear.expect(english());
      for (int i = 0; i < 3; i++) {
        assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
      }
    }
  }

  @Test
  void shouldTellOneEndHoweverOftenItIsAsked() {
    hearsYes(1);
    HeardWords heard = new HeardWords();
    Session session = tested().open(english(), heard);
    SpokenYes.into(session);
    session.finish();
    session.finish();
    heard.awaitEnd();
    session.finish();
    session.cancel();

    assertThat(heard.finals).hasSize(1);
    assertThat(heard.failures).isEmpty();
  }

  @Test
  void shouldHearWhatIsSaidHoweverItsSpeakerPausesAfterIt() {
    hearsYes(4);
    try (Ear ear = tested().ear()) {
      List<Consumer<Session>> pauses =
          List.of(
              session -> session.pause(),
              session -> {
                session.pause();
                session.pause();
              },
              session -> {
                session.pause();
                session.goOn();
              },
              Session::goOn);
      for (Consumer<Session> pause : pauses) {
        HeardWords heard = new HeardWords();
        Session session = ear.open(english(), heard);
        SpokenYes.into(session);
        pause.accept(session);
        session.finish();

        assertThat(heard.words()).isEqualTo(SpokenYes.WORDS);
        assertThat(heard.told.stream().filter("final"::equals)).hasSize(1);
      }
    }
  }

  @Test
  void shouldHearNothingInNothingAndAPause() {
    HeardWords heard = new HeardWords();
    Session session = tested().open(english(), heard);

    assertThat(session.pause()).isFalse();
    session.finish();
    assertThat(heard.words()).isEmpty();
    assertThat(heard.told).containsExactly("final");
  }

  @Test
  void shouldTellNothingOfWhatIsCancelledInAPause() {
    hearsYes(2);
    try (Ear ear = tested().ear()) {
      HeardWords before = new HeardWords();
      Session session = ear.open(english(), before);
      SpokenYes.into(session);
      session.pause();
      session.cancel();
      int told = before.told.size();
      session.goOn();
      session.finish();

      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
      assertThat(before.told).hasSize(told).doesNotContain("final", "failed");
    }
  }

  @Test
  void shouldTellNothingOfWhatIsCancelled() {
    hearsYes(2);
    try (Ear ear = tested().ear()) {
      HeardWords before = new HeardWords();
      Session session = ear.open(english(), before);
      SpokenYes.into(session);
      session.cancel();
      int told = before.told.size();
      session.finish();

      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
      assertThat(before.told).hasSize(told).doesNotContain("final", "failed");
    }
  }

  @Test
  void shouldTellNothingOfWhatIsCancelledAfterItsEnd() {
    hearsYes(2);
    try (Ear ear = tested().ear()) {
      HeardWords before = new HeardWords();
      Session session = ear.open(english(), before);
      SpokenYes.into(session);
      session.finish();
      session.cancel();

      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
      assertThat(before.finals.size() + before.failures.size()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void shouldHearNothingInNothing() {
    HeardWords heard = new HeardWords();
    tested().open(english(), heard).finish();

    assertThat(heard.words()).isEmpty();
  }

  @Test
  void shouldFailWhatIsOpenWhenItIsClosed() {
    HeardWords before = new HeardWords();
    Session session = tested().open(english(), before);
    session.audio(SpokenYes.frames().get(0));
    tested().close();
    session.finish();
    HeardWords after = new HeardWords();
    Session late = tested().open(english(), after);
    late.finish();

    Await.until("both are told", () -> before.told.size() == 1 && after.told.size() == 1);
    assertThat(before.failure()).isEqualTo(Failure.CLOSED);
    assertThat(after.failure()).isEqualTo(Failure.CLOSED);
  }
}
