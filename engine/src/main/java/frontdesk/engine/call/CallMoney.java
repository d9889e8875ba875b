package frontdesk.engine.call;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.VoiceScore;
import frontdesk.engine.provider.cost.Meter;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallEvent.VoiceReason;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one incarnation of a call spends, and which voice it has earned. Used by the call's actor,
 * except for its meter.
 */
final class CallMoney {
  private static final Meter.Payee TELEPHONY =
      new Meter.Payee("telephony", "telephony", Step.TELEPHONY);

  private final MoneyTerms terms;
  private final CallId call;
  private final InstantSource clock;
  private final LongSupplier epoch;
  private @Nullable Meter meter;
  private Instant since = Instant.EPOCH;

  CallMoney(MoneyTerms terms, CallId call, InstantSource clock, LongSupplier epoch) {
    this.terms = terms;
    this.call = call;
    this.clock = clock;
    this.epoch = epoch;
  }

  /** The call's meter: opened when it is first asked for. */
  Meter meter(ClinicId clinic) {
    if (meter == null) {
      since = clock.instant();
      meter =
          terms
              .meters()
              .map(meters -> meters.open(clinic, call, epoch.getAsLong()))
              .orElse(Meter.FREE);
    }
    return meter;
  }

  /** A turn was decided: time is counted, and a change of voice is part of the turn's write. */
  void turn(CallState state, ConversationState next, int turn, EventChain chain) {
    if (terms.meters().isEmpty()) {
      return;
    }
    Meter counting = meter(chain.clinic());
    counting.lasted(TELEPHONY, Duration.between(since, clock.instant()));
    if (terms.meters().get().tariffs().hasPremium()) {
      VoiceTier now = chain.voiceTier().orElse(state.voiceTier());
      change(counting.thrift(), now, VoiceScore.of(next), turn, chain);
      counting.tier(chain.voiceTier().orElse(now));
    }
  }

  private void change(Thrift thrift, VoiceTier now, VoiceScore score, int turn, EventChain chain) {
    boolean earned = score.percent() >= terms.premiumScore();
    boolean affordable = thrift == Thrift.NONE;
    VoiceTier next = earned && affordable ? VoiceTier.PREMIUM : VoiceTier.STANDARD;
    if (next != now) {
      VoiceReason reason =
          next == VoiceTier.PREMIUM
              ? VoiceReason.SCORE_REACHED
              : earned ? VoiceReason.MONEY_SAVED : VoiceReason.SCORE_LOST;
      chain.add(
          header ->
              new CallEvent.VoiceTierChanged(
                  header,
                  turn,
                  next,
                  reason,
                  score.percent(),
                  terms.premiumScore(),
                  score.factors().stream().sorted().toList(),
                  thrift));
    }
  }

  /** The call is over here, or goes on elsewhere. */
  void close() {
    if (meter != null) {
      meter.lasted(TELEPHONY, Duration.between(since, clock.instant()));
      meter.close();
    }
  }
}
