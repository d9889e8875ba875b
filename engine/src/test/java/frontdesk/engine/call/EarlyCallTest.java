package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.call.brain.NodeLoad;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When a model is asked before the caller's turn has ended, and how often. */
class EarlyCallTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final BrainSettings SETTINGS = BrainSettings.DEFAULTS;
  private static final String ODD = "gnashers buffed up by you lot";

  private final FakeModel model = new FakeModel();
  private final NodeLoad load = new NodeLoad(Duration.ofMillis(40));
  private final TestCall call = house.call().thinking(new Brain(model, SETTINGS, load));
  private long utterance;

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private void speaks() {
    call.listening();
    utterance = call.speechBegins();
  }

  private void partly(String words) {
    call.tell(
        new CallMessages.PartlyTranscribed(
            utterance,
            new Transcript(
                "en", 0, Duration.ofMillis(500), List.of(new Transcript.Hypothesis(words, 0.9)))));
    call.settle();
  }

  private void pauses(boolean quiet) {
    call.tell(new CallMessages.CallerPaused(utterance, quiet));
    call.settle();
  }

  private void settles() {
    house.pass(SETTINGS.earlySettled());
    call.settle();
  }

  private long count(BrainNews news) {
    call.settle();
    return call.brainNews.stream().filter(news::equals).count();
  }

  @Test
  void shouldNotAskForEachPartialThatGrows() {
    // given
    speaks();
    pauses(true);
    // when
    for (String partial : List.of("gnashers", "gnashers buffed", "gnashers buffed up", ODD)) {
      partly(partial);
      house.pass(SETTINGS.earlySettled().minusMillis(1));
      call.settle();
    }
    // then
    assertThat(count(BrainNews.ASKED_EARLY)).isZero();
    // when it does not grow any more
    settles();
    assertThat(count(BrainNews.ASKED_EARLY)).isEqualTo(1);
  }

  @Test
  void shouldAskOnceAboutTheSameWordsHoweverTheyAreWritten() {
    // given
    speaks();
    pauses(true);
    partly(ODD);
    settles();
    // when
    partly("Gnashers buffed up, by you lot.");
    settles();
    pauses(false);
    pauses(true);
    partly(ODD);
    settles();
    // then
    assertThat(count(BrainNews.ASKED_EARLY)).isEqualTo(1);
  }

  @Test
  void shouldAskOfOneUtteranceNoMoreOftenThanItMay() {
    // given
    speaks();
    pauses(true);
    // when
    for (String more : List.of("", " please", " please please", " please please please")) {
      partly(ODD + more);
      settles();
    }
    // then
    assertThat(count(BrainNews.ASKED_EARLY)).isEqualTo(SETTINGS.earlyTries());
    assertThat(count(BrainNews.EARLY_DROPPED)).isEqualTo(SETTINGS.earlyTries());
  }

  @Test
  void shouldNotAskWhileTheCallerSpeaks() {
    // given
    speaks();
    partly(ODD);
    settles();
    assertThat(count(BrainNews.ASKED_EARLY)).isZero();
    // when
    pauses(true);
    // then
    assertThat(count(BrainNews.ASKED_EARLY)).isEqualTo(1);
  }

  @Test
  void shouldHoldBackWhereTheNodeIsBusyAndAskAgainWhereItIsNot() {
    // given
    for (int i = 0; i < 20; i++) {
      load.wasLate(Duration.ofMillis(100));
    }
    speaks();
    pauses(true);
    // when
    partly(ODD);
    settles();
    // then
    assertThat(count(BrainNews.ASKED_EARLY)).isZero();
    assertThat(count(BrainNews.EARLY_HELD_BACK)).isEqualTo(1);
    assertThat(model.listener.get()).isNull();
    // when
    for (int i = 0; i < 20; i++) {
      load.wasLate(Duration.ZERO);
    }
    partly(ODD + " please");
    settles();
    // then
    assertThat(count(BrainNews.ASKED_EARLY)).isEqualTo(1);
  }
}
