package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.id.CommandId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredAnswersTest {
  private static final Instant NOW = Clinic.NOW;
  private static final LedgerSettings SETTINGS =
      new LedgerSettings(
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          3,
          4,
          10,
          10,
          10,
          100,
          CallerLimits.defaults());

  @Test
  void shouldForgetAnswersOlderThanRetentionAndRememberHowFar() {
    // given
    StoredAnswers answers =
        StoredAnswers.empty()
            .with(answered("a", NOW.minusSeconds(5)), NOW, SETTINGS)
            .with(answered("b", NOW), NOW.plusSeconds(60), SETTINGS);

    // when
    StoredAnswers later =
        answers.with(answered("c", NOW), NOW.plus(Duration.ofHours(1)).plusMillis(1), SETTINGS);

    // then
    assertThat(later.find(new CommandId("a"))).isEmpty();
    assertThat(later.find(new CommandId("b"))).isPresent();
    assertThat(later.mayHaveForgotten(NOW.minusSeconds(5))).isTrue();
    assertThat(later.mayHaveForgotten(NOW.minusSeconds(4))).isFalse();
    assertThat(answers.mayHaveForgotten(Instant.MIN)).isFalse();
  }

  @Test
  void shouldKeepNoMoreAnswersThanSet() {
    // when
    StoredAnswers answers = StoredAnswers.empty();
    for (int i = 0; i < 10; i++) {
      answers = answers.with(answered("k" + i, NOW.plusSeconds(i)), NOW.plusSeconds(i), SETTINGS);
    }

    // then
    assertThat(answers.recent().list()).hasSize(4);
    assertThat(answers.find(new CommandId("k6"))).isPresent();
    assertThat(answers.find(new CommandId("k5"))).isEmpty();
    assertThat(answers.forgottenUpTo()).contains(NOW.plusSeconds(5));
  }

  private static Answered answered(String id, Instant madeAt) {
    return new Answered(
        new CommandKey(new CommandId(id), madeAt), "hmac", new Refused(Refusal.TOO_SOON));
  }
}
