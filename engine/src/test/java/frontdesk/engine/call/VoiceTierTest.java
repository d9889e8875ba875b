package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.VoiceScore;
import frontdesk.engine.provider.cost.MeterSettings;
import frontdesk.engine.provider.cost.Meters;
import frontdesk.engine.provider.cost.Tariff;
import frontdesk.engine.provider.cost.Tariffs;
import frontdesk.protocol.call.CallEvent.VoiceReason;
import frontdesk.protocol.call.CallEvent.VoiceTierChanged;
import frontdesk.protocol.call.VoiceFactor;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.VoiceTier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A call that has earned it gets a better voice, and its journal says why. */
class VoiceTierTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private final TestCall call = house.call();

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

  private static MoneyTerms terms(boolean premium) {
    Tariff tariff =
        new Tariff(
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Thrift.CHEAPER_VOICE,
            premium);
    Meters meters =
        new Meters(
            new Tariffs("USD", Map.of("dear-voice", tariff)),
            clinic -> AskNobody.INSTANCE,
            new MeterSettings(
                Map.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                1),
            () -> 0,
            (pause, task) -> {});
    return new MoneyTerms(Optional.of(meters), 70);
  }

  /** An account that never answers. */
  private enum AskNobody implements frontdesk.engine.provider.cost.Bank {
    INSTANCE;

    @Override
    public <R> java.util.concurrent.CompletionStage<R> ask(
        org.apache.pekko.japi.function.Function<
                org.apache.pekko.actor.typed.ActorRef<R>,
                frontdesk.protocol.provider.SpendProtocol.Command>
            command,
        Duration timeout) {
      return new CompletableFuture<>();
    }
  }

  @Test
  void shouldWriteWhyACallGetsABetterVoice() {
    // given
    call.money = terms(true);
    call.listening();
    call.holds();

    // when
    call.wishes();
    house.await(() -> assertThat(call.state().voiceTier()).isEqualTo(VoiceTier.PREMIUM));

    // then: once, in the turn that it follows from
    List<VoiceTierChanged> changes = changes();
    assertThat(changes).hasSize(1);
    VoiceTierChanged change = changes.get(0);
    assertThat(change.reason()).isEqualTo(VoiceReason.SCORE_REACHED);
    assertThat(change.score()).isEqualTo(75);
    assertThat(change.threshold()).isEqualTo(70);
    assertThat(change.factors())
        .containsExactly(
            VoiceFactor.WISH_KNOWN,
            VoiceFactor.TIME_WISHED,
            VoiceFactor.SLOT_KEPT,
            VoiceFactor.UNTROUBLED);
    assertThat(change.turn()).isPositive().isLessThanOrEqualTo(call.state().turn());
  }

  @Test
  void shouldWriteNothingWhereNoVoiceIsBetter() {
    call.money = terms(false);
    call.listening();
    call.holds();
    call.wishes();
    house.await(() -> assertThat(call.holdsAsked()).isNotEmpty());
    call.settle();
    assertThat(changes()).isEmpty();
    assertThat(call.state().voiceTier()).isEqualTo(VoiceTier.STANDARD);
  }

  @Test
  void shouldWeighFactorsToAHundredPercent() {
    assertThat(VoiceScore.WEIGHTS.keySet()).containsExactlyInAnyOrder(VoiceFactor.values());
    assertThat(VoiceScore.WEIGHTS.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(100);
    assertThat(VoiceScore.of(ConversationState.initial()))
        .isEqualTo(new VoiceScore(20, java.util.Set.of(VoiceFactor.UNTROUBLED)));
  }

  private List<VoiceTierChanged> changes() {
    return call.events().stream()
        .filter(VoiceTierChanged.class::isInstance)
        .map(VoiceTierChanged.class::cast)
        .toList();
  }
}
