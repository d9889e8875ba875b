package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every vendor's streaming recognizer does. */
abstract class StreamingContract extends VendorContract {
  private static final Duration LIMIT = Duration.ofMillis(600);
  private static final int KEPT_TIMES = 12;

  @Override
  boolean streams() {
    return true;
  }

  /** Whether there is a message that keeps a connection without audio. */
  boolean keepsAlive() {
    return true;
  }

  @Test
  void shouldTellWhatSeemsToBeSaidInOrderAndBeforeTheFinal() {
    fake.hears("i would like to come tomorrow");
    HeardWords heard = new HeardWords();
    Session session = tested().open(english(), heard);
    SpokenYes.into(session);
    Await.until("partials " + heard.told, () -> heard.told.size() >= 4);
    session.finish();

    assertThat(heard.words()).isEqualTo("i would like to come tomorrow");
    assertThat(heard.partials)
        .startsWith("i", "i would", "i would like")
        .isSortedAccordingTo(java.util.Comparator.comparingInt(String::length));
    assertThat(heard.told).endsWith("final");
  }

  @Test
  void shouldSendTheTelephonesOctetsAsTheyAre() {
    say(english()).words();

    assertThat(fake.counts().get(Counts.Of.AUDIO_BYTES)).isEqualTo(SpokenYes.samples());
  }

  @Test
  void shouldUseOneConnectionForACall() {
    hearsYes(3);
    try (Ear ear = tested().ear()) {
      ear.expect(english());
      for (int i = 0; i < 3; i++) {
        assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
        ear.expect(english());
      }
    }

    assertThat(fake.connections()).isEqualTo(1);
  }

  @Test
  void shouldTakeNobodysWordsForAnothers() {
    fake.hears("never mind", "yes", "tomorrow");
    fake.finalAfter(Duration.ofMillis(100));
    try (Ear ear = tested().ear()) {
      HeardWords dropped = new HeardWords();
      Session first = ear.open(english(), dropped);
      SpokenYes.into(first);
      first.cancel();
      HeardWords second = say(ear, english());
      HeardWords third = say(ear, english());

      assertThat(second.words()).isEqualTo("yes");
      assertThat(third.words()).isEqualTo("tomorrow");
      assertThat(dropped.told).doesNotContain("final", "failed");
    }
    assertThat(fake.connections()).isEqualTo(1);
  }

  @Test
  void shouldKeepAConnectionThatIsOnlyListening() {
    hearsYes(2);
    fake.idleLimit(LIMIT);
    try (Ear ear = tested().ear()) {
      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
      if (keepsAlive()) {
        Await.until(
            "kept for longer than the limit",
            () -> fake.counts().get(Counts.Of.KEEP_ALIVES) >= KEPT_TIMES);
        assertThat(fake.counts().longestGapMs()).isLessThan(LIMIT.toMillis());
        assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
        assertThat(fake.connections()).isEqualTo(1);
      }
    }
  }

  @Test
  void shouldConnectAgainWhereTheVendorHasClosedInBetween() {
    hearsYes(2);
    try (Ear ear = tested().ear()) {
      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
      fake.dropAll();

      assertThat(say(ear, english()).words()).isEqualTo(SpokenYes.WORDS);
    }
    assertThat(fake.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1000,BROKEN",
    "1001,BROKEN",
    "1008,REFUSED",
    "1011,BROKEN",
    "1012,BROKEN",
    "1013,LIMITED"
  })
  void shouldSayWithWhichCodeItWasClosed(int code, Kind kind) {
    fake.always(SpokenYes.WORDS);
    fake.fails(Fault.closeWith(code, "gone"));

    assertThat(say(english()).failure()).isEqualTo(Failure.of(kind, Integer.toString(code)));
  }

  @Test
  void shouldNoticeAVendorWhoDoesNotHearTheCaller() {
    fake.fails(Fault.stallAtFirstByte());
    EarSettings impatient =
        new EarSettings(
            Duration.ofSeconds(5),
            Duration.ofMillis(400),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            20);
    try (SpeechRecognizer recognizer = recognizer(impatient)) {
      HeardWords heard = new HeardWords();
      Session session = recognizer.open(english(), heard);
      Await.until(
          "given up while the caller speaks",
          () -> {
            session.audio(SpokenYes.frames().get(0));
            return !heard.failures.isEmpty();
          });

      assertThat(heard.failure()).isEqualTo(Failure.of(Kind.LATE, "progress"));
    }
  }

  @Test
  void shouldConnectAnewForAnotherLanguageAndForNewTermsBetweenUtterances() {
    fake.always(SpokenYes.WORDS);
    try (Ear ear = tested().ear()) {
      ear.expect(request("ro", "detartraj", "ionescu"));
      say(ear, request("ro", "detartraj")).words();
      ear.expect(request("ro", "ionescu")); // known
      say(ear, request("ro", "pop")).words(); // too late for a term
      Await.until("one connection", () -> fake.connections() == 1);
      ear.expect(request("ro", "pop"));
      say(ear, request("ro", "pop", "ionescu")).words();
      Await.until("terms need another", () -> fake.connections() == 2);
      say(ear, request("en")).words();
      Await.until("a language needs another", () -> fake.connections() == 3);
      Await.until("the others are closed", () -> fake.openSockets() == 1);
    }

    assertThat(fake.hints()).startsWith("detartraj", "ionescu", "pop", "detartraj", "ionescu");
    assertThat(fake.languages()).containsExactly(onTheWire("ro"), onTheWire("ro"), onTheWire("en"));
  }
}
