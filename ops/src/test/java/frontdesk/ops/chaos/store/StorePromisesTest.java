package frontdesk.ops.chaos.store;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.Verdict;
import frontdesk.persistence.audit.Verification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks of the store's faults find out what is planted. */
class StorePromisesTest {
  private static final Verification SOUND = new Verification.Sound(3, 1);
  private static final String WARNING = "2026-11-21T10:00:00Z WARN  x the store takes no writes";

  @Test
  void shouldFindANodeThatGoesOnTakingCalls() {
    // given: a store watch that nobody tells anything
    Verdict verdict = new Verdict("planted");

    // when
    new StorePromises(verdict)
        .refuses(new SipQuestion.Answer(200, false, 3), new SipQuestion.Answer(503, false, 3));

    // then
    assertThat(verdict.broken()).hasSize(2);
  }

  @Test
  void shouldFindALogThatSaysNothingOrTooMuch() {
    Verdict verdict = new Verdict("planted");
    StorePromises promises = new StorePromises(verdict);

    promises.logsOnce(List.of());
    promises.logsOnce(List.of(WARNING, WARNING));
    promises.logsOnce(List.of("2026-11-21T10:00:00Z ERROR x another failure"));

    assertThat(verdict.broken()).hasSize(3);
    assertThat(new Verdict("kept"))
        .satisfies(kept -> new StorePromises(kept).logsOnce(List.of(WARNING)))
        .matches(Verdict::held);
  }

  @Test
  void shouldFindAPromiseThatIsNotInTheLedger() {
    // given
    List<String> told = List.of("Hello.", "You are booked. Your reference is one.");
    Verdict verdict = new Verdict("planted");

    // when
    new StorePromises(verdict).promisesOnlyWhatIsWritten(told, new StoredBookings(0, SOUND), 1);

    // then
    assertThat(verdict.broken()).hasSize(2);
    Verdict kept = new Verdict("kept");
    new StorePromises(kept).promisesOnlyWhatIsWritten(told, new StoredBookings(1, SOUND), 1);
    assertThat(kept.held()).isTrue();
  }

  @Test
  void shouldFindABookingThatWasLost() {
    Verdict verdict = new Verdict("planted");

    new StorePromises(verdict)
        .promisesOnlyWhatIsWritten(List.of("Hello."), new StoredBookings(0, SOUND), 1);

    assertThat(verdict.broken()).hasSize(1);
  }

  @Test
  void shouldKnowAQuestionThatIsAskedAgainInOtherWords() {
    String readBack =
        "Consultation, twenty minutes, with Doctor Sarah Bennett, sixty pounds. Tuesday, the twenty"
            + " fourth of November at nine. Number ending one zero three. Is that right?";

    assertThat(
            StorePromises.asksTheSame(
                readBack,
                "We were cut off. consultation with Doctor Sarah Bennett, for sixty pounds. Tuesday,"
                    + " the twenty fourth of November, at nine o'clock. If that is right, say yes."))
        .isTrue();
    assertThat(
            StorePromises.asksTheSame(
                readBack, "We were cut off. What is it for? one for consultation. nine for more."))
        .isFalse();
    assertThat(
            StorePromises.asksTheSame(
                "What is it for? nine for more.", "We were cut off. Which one? nine for more."))
        .isTrue();
  }
}
