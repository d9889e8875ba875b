package frontdesk.engine.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendEvent.AlertDelivered;
import frontdesk.protocol.provider.SpendEvent.AlertGivenUp;
import frontdesk.protocol.provider.SpendEvent.SpendEstimated;
import frontdesk.protocol.provider.SpendEvent.SpendRefused;
import frontdesk.protocol.provider.SpendEvent.SpendReserved;
import frontdesk.protocol.provider.SpendEvent.SpendSettled;
import frontdesk.protocol.provider.SpendLimit.Level;
import frontdesk.protocol.provider.SpendLimit.Period;
import frontdesk.protocol.provider.SpendProtocol.Answer;
import frontdesk.protocol.provider.SpendProtocol.Granted;
import frontdesk.protocol.provider.SpendProtocol.Reason;
import frontdesk.protocol.provider.SpendProtocol.Refused;
import frontdesk.protocol.provider.SpendProtocol.Reserve;
import frontdesk.protocol.provider.SpendProtocol.Settlement;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpendAccountTest extends AccountFixture {
  @Test
  void shouldAnswerRepeatedReservationsAlikeAndWriteOnce() {
    // given
    open(SpendLimits.NONE, false);

    // when
    Answer first = reserve(1, "ear", 1, "0", "0.5");
    Answer again = reserve(1, "ear", 1, "0", "0.7");
    Answer next = reserve(1, "ear", 2, "0.2", "0.5");
    Answer older = reserve(1, "ear", 1, "0", "0.5");

    // then
    assertThat(first).isEqualTo(new Granted(id(1, "ear", 1, 1), Money.of("0.5"), Thrift.NONE));
    assertThat(again).isEqualTo(first);
    assertThat(next).isEqualTo(new Granted(id(1, "ear", 1, 2), Money.of("0.5"), Thrift.NONE));
    assertThat(older).isEqualTo(new Refused(id(1, "ear", 1, 1), Reason.OUTDATED));
    assertThat(written)
        .extracting(Object::getClass)
        .containsExactly(SpendReserved.class, SpendReserved.class);
    assertThat(((SpendReserved) written.get(1)).header().previous())
        .isEqualTo(DIGEST.of(written.get(0)));
    SpendState before = account.getState();
    assertThat(account.restart().state()).isEqualTo(before);
    assertThat(reserve(1, "ear", 2, "0.2", "0.5")).isEqualTo(next);
  }

  @Test
  void shouldSettleOnce() {
    // given
    open(SpendLimits.NONE, false);
    reserve(1, "ear", 1, "0", "0.5");

    // when
    settle(1, "ear", 1, "0.3");
    settle(1, "ear", 1, "0.3");

    // then
    assertThat(totals().today()).isEqualTo(Money.of("0.3"));
    assertThat(totals().open()).isEqualTo(Money.ZERO);
    assertThat(written).filteredOn(SpendSettled.class::isInstance).hasSize(1);
    assertThat(reserve(1, "ear", 1, "0", "0.5")).isInstanceOf(Refused.class);
  }

  @Test
  void shouldGrantWhatIsLeftAndRefuseWhatIsNot() {
    // given
    open(new SpendLimits(SpendLimits.Limit.NONE, Prices.hard("1"), SpendLimits.Limit.NONE), false);
    reserve(1, "ear", 1, "0", "0.7");

    // when
    Answer some = reserve(2, "ear", 1, "0", "0.1", "0.7");
    Answer none = reserve(3, "ear", 1, "0", "0.1", "0.7");

    // then: what is open counts as if it were spent
    assertThat(some).isEqualTo(new Granted(id(2, "ear", 1, 1), Money.of("0.3"), Thrift.NONE));
    assertThat(none).isEqualTo(new Refused(id(3, "ear", 1, 1), Reason.DAY_LIMIT));
    assertThat(last(SpendRefused.class).limit().period()).isEqualTo(Period.DAY);
    // what was not used is there for others
    settle(1, "ear", 1, "0.1");
    assertThat(reserve(3, "ear", 2, "0", "0.1", "0.7"))
        .isEqualTo(new Granted(id(3, "ear", 1, 2), Money.of("0.6"), Thrift.NONE));
  }

  /** A clinic's file that is read again holds from the next step on, and never raises a limit. */
  @Test
  void shouldKeepToTheLowerLimitAsItIsNow() {
    // given
    open(new SpendLimits(SpendLimits.Limit.NONE, Prices.hard("1"), SpendLimits.Limit.NONE), false);
    own = new SpendLimits(SpendLimits.Limit.NONE, Prices.hard("0.6"), SpendLimits.Limit.NONE);
    assertThat(reserve(1, "ear", 1, "0", "0.1", "0.9"))
        .isEqualTo(new Granted(id(1, "ear", 1, 1), Money.of("0.6"), Thrift.NONE));

    // when it is lowered under what is open, nobody gets more
    own = new SpendLimits(SpendLimits.Limit.NONE, Prices.hard("0.2"), SpendLimits.Limit.NONE);
    assertThat(reserve(2, "ear", 1, "0", "0.1", "0.1"))
        .isEqualTo(new Refused(id(2, "ear", 1, 1), Reason.DAY_LIMIT));

    // when it is raised over the one of the settings, these hold
    own = new SpendLimits(SpendLimits.Limit.NONE, Prices.hard("5"), SpendLimits.Limit.NONE);
    assertThat(reserve(2, "ear", 2, "0", "0.1", "0.9"))
        .isEqualTo(new Granted(id(2, "ear", 1, 2), Money.of("0.4"), Thrift.NONE));
  }

  @Test
  void shouldNeverRefuseTheTelephone() {
    // given
    open(new SpendLimits(SpendLimits.Limit.NONE, Prices.hard("1"), SpendLimits.Limit.NONE), false);
    reserve(1, "ear", 1, "0", "1");

    // when
    Answer owed = ask(1, "telephony", 1, 1, "0", "0.1", "0.2", true);

    // then
    assertThat(owed).isInstanceOf(Granted.class);
    assertThat(totals().open()).isEqualTo(Money.of("1.2"));
  }

  @Test
  void shouldChargeWhatALostCallHadReserved() {
    // given
    open(SpendLimits.NONE, false);
    reserve(1, "ear", 1, "0", "0.5");

    // when: its bound has passed, and something else is asked
    now = now.plus(Duration.ofMinutes(40));
    reserve(2, "ear", 1, "0", "0.1");

    // then
    SpendEstimated lost = last(SpendEstimated.class);
    assertThat(lost.charged().total()).isEqualTo(Money.of("0.5"));
    assertThat(lost.charged().estimated()).isTrue();
    assertThat(totals().today()).isEqualTo(Money.of("0.5"));
    assertThat(totals().open()).isEqualTo(Money.of("0.1"));
    // whoever comes back from the dead settles nothing twice
    settle(1, "ear", 1, "0.2");
    assertThat(totals().today()).isEqualTo(Money.of("0.5"));
  }

  @Test
  void shouldKeepWhatIsReservedUntilItsBound() {
    open(SpendLimits.NONE, false);
    reserve(1, "ear", 1, "0", "0.5");
    now = now.plus(Duration.ofMinutes(40)).minusMillis(1);
    reserve(2, "ear", 1, "0", "0.1");
    assertThat(totals().open()).isEqualTo(Money.of("0.6"));
  }

  @Test
  void shouldChargeThePredecessorOfACallThatWasTakenOver() {
    // given
    open(SpendLimits.NONE, false);
    reserve(1, "ear", 1, "0", "0.5");

    // when
    Answer taken = ask(1, "ear", 7, 1, "0", "0.1", "0.2", false);
    Answer zombie = reserve(1, "ear", 2, "0.4", "0.5");

    // then: never more than one reservation with a provider
    assertThat(taken).isInstanceOf(Granted.class);
    assertThat(zombie).isEqualTo(new Refused(id(1, "ear", 1, 2), Reason.OUTDATED));
    assertThat(last(SpendEstimated.class).charged().total()).isEqualTo(Money.of("0.5"));
    assertThat(totals().open()).isEqualTo(Money.of("0.2"));
  }

  @Test
  void shouldAskToSaveInSteps() {
    // given
    open(new SpendLimits(Prices.limit("1", "2"), Prices.limit("5", "9"), Prices.hard("99")), false);

    // then
    assertThat(thriftOf(reserve(1, "ear", 1, "0", "0.1"))).isEqualTo(Thrift.NONE);
    assertThat(thriftOf(reserve(1, "ear", 2, "0.99", "0.1"))).isEqualTo(Thrift.NONE);
    assertThat(thriftOf(reserve(1, "ear", 3, "0.01", "0.1"))).isEqualTo(Thrift.CHEAPER_VOICE);
    assertThat(thriftOf(reserve(1, "ear", 4, "0.5", "0.1"))).isEqualTo(Thrift.SMALLER_MODEL);
    assertThat(thriftOf(reserve(2, "ear", 1, "0", "0.1"))).isEqualTo(Thrift.NONE);
    assertThat(reserve(1, "ear", 5, "0.5", "0.1"))
        .isEqualTo(new Refused(id(1, "ear", 1, 5), Reason.CALL_LIMIT));
  }

  private static Thrift thriftOf(Answer answer) {
    return ((Granted) answer).thrift();
  }

  @Test
  void shouldTellOnceThatALimitIsReached() {
    // given
    open(new SpendLimits(SpendLimits.Limit.NONE, Prices.limit("1", "2"), Prices.hard("9")), true);
    reserve(1, "ear", 1, "0", "2");

    // when
    reserve(1, "ear", 2, "1.2", "0", "0.1");
    reserve(1, "ear", 3, "0.1", "0", "0.1");

    // then
    awaitTold(1);
    assertThat(told.get(0).limit().period()).isEqualTo(Period.DAY);
    assertThat(told.get(0).limit().level()).isEqualTo(Level.SOFT);
    assertThat(told.get(0).spent()).isEqualTo(Money.of("1.2"));
    // and the hard one, once somebody was refused
    reserve(2, "ear", 1, "0", "5", "5");
    reserve(3, "ear", 1, "0", "5", "5");
    awaitTold(2);
    assertThat(told.get(1).limit().level()).isEqualTo(Level.HARD);
    // and again on another day
    now = now.plus(Duration.ofDays(1));
    reserve(4, "mind", 1, "0", "1");
    settle(4, "mind", 1, "1");
    awaitTold(3);
  }

  @Test
  void shouldTellAfterARestartWhatNobodyWasTold() {
    // given: nobody answers, the first time
    open(new SpendLimits(SpendLimits.Limit.NONE, Prices.limit("1", "9"), Prices.hard("9")), true);
    webhookFails = Optional.of("500");
    reserve(1, "ear", 1, "0", "2");
    settle(1, "ear", 1, "1");
    assertThat(totals().alerts()).isEqualTo(1);
    assertThat(told).hasSize(1);

    // when
    webhookFails = Optional.empty();
    account.restart();

    // then
    awaitTold(2);
    assertThat(told.get(1)).isEqualTo(told.get(0));
  }

  @Test
  void shouldGiveUpTellingAfterSoManyAttempts() {
    // given
    Duration pause = Duration.ofMillis(1);
    open(
        new SpendLimits(SpendLimits.Limit.NONE, Prices.limit("1", "9"), Prices.hard("9")),
        true,
        new SpendSettings.Alerts(3, pause, pause));
    webhookFails = Optional.of("500");
    reserve(1, "ear", 1, "0", "2");

    // when
    settle(1, "ear", 1, "1");

    // then
    awaitTold(3);
  }

  @Test
  void shouldPauseTwiceAsLongEachTime() {
    SpendSettings.Alerts alerts =
        new SpendSettings.Alerts(9, Duration.ofSeconds(5), Duration.ofSeconds(30));
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(alerts::pauseAfter))
        .extracting(Duration::toSeconds)
        .containsExactly(5L, 10L, 20L, 30L, 30L);
  }

  @Test
  void shouldWriteThatNobodyIsToBeTold() {
    open(new SpendLimits(SpendLimits.Limit.NONE, Prices.limit("1", "9"), Prices.hard("9")), false);
    reserve(1, "ear", 1, "0", "2");
    settle(1, "ear", 1, "1");
    assertThat(last(AlertGivenUp.class).code()).isEqualTo(SpendDecider.NO_WEBHOOK);
    assertThat(account.getState().alerts()).isEmpty();
    assertThat(written).noneMatch(AlertDelivered.class::isInstance);
  }

  /** The night in which the clinic's clocks go forward is as much a day as any other. */
  @Test
  void shouldCountByTheClinicsDaysAndMonths() {
    // given: half past eleven in the evening of 28 March, in the clinic
    open(SpendLimits.NONE, false);
    now = Instant.parse("2026-03-28T21:30:00Z");
    spend(1, "1");
    assertThat(totals().day()).isEqualTo(LocalDate.of(2026, 3, 28));

    // when, then: an hour later it is the 29th, which has 23 hours
    now = Instant.parse("2026-03-28T22:00:00Z");
    assertThat(totals().today()).isEqualTo(Money.ZERO);
    spend(2, "2");
    now = Instant.parse("2026-03-29T20:59:59Z");
    assertThat(totals().today()).isEqualTo(Money.of("2"));
    now = Instant.parse("2026-03-29T21:00:00Z");
    assertThat(totals().today()).isEqualTo(Money.ZERO);
    assertThat(totals().month()).isEqualTo(Money.of("3"));
    assertThat(totals().forecast()).isEqualTo(Money.of("3.1"));
    // the last second of March, and the first of April
    now = Instant.parse("2026-03-31T20:59:59Z");
    assertThat(totals().month()).isEqualTo(Money.of("3"));
    now = Instant.parse("2026-03-31T21:00:00Z");
    assertThat(totals().month()).isEqualTo(Money.ZERO);
  }

  /** Another node's clock may be behind: a day that is over does not begin again. */
  @Test
  void shouldNotGoBackToADayThatIsOver() {
    open(SpendLimits.NONE, false);
    now = Instant.parse("2026-03-28T22:00:00Z");
    spend(1, "1");
    now = Instant.parse("2026-03-28T21:59:00Z");
    spend(2, "2");
    assertThat(totals().day()).isEqualTo(LocalDate.of(2026, 3, 29));
    assertThat(totals().today()).isEqualTo(Money.of("3"));
  }

  @Test
  void shouldRefuseAnotherCurrency() {
    open(SpendLimits.NONE, false);
    Answer answer =
        account
            .<Answer>runCommand(
                ref ->
                    new Reserve(
                        new Settlement(id(1, "ear", 1, 1), Step.STT, Charge.NONE),
                        "EUR",
                        Money.ZERO,
                        Money.ZERO,
                        Money.of("1"),
                        false,
                        ref))
            .reply();
    assertThat(answer).isEqualTo(new Refused(id(1, "ear", 1, 1), Reason.OTHER_CURRENCY));
  }

  @Test
  void shouldHandleEveryEvent() {
    shouldTellAfterARestartWhatNobodyWasTold();
    shouldWriteThatNobodyIsToBeTold();
    shouldChargeWhatALostCallHadReserved();
    shouldGrantWhatIsLeftAndRefuseWhatIsNot();
    List<Class<?>> kinds =
        new ArrayList<>(written.stream().<Class<?>>map(Object::getClass).toList());
    kinds.add(AlertDelivered.class); // written by the account itself, above
    assertThat(kinds).contains(SpendEvent.class.getPermittedSubclasses());
  }
}
