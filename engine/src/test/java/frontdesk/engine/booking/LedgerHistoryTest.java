package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger's promises under thousands of random histories, and under broken rules. */
class LedgerHistoryTest {
  private static final int HISTORIES = Integer.getInteger("frontdesk.histories", 2_000);
  private static final int TWIN_HISTORIES = 1_000;
  private static final int ACTOR_HISTORIES = 20;
  private static final int STEPS = 60;
  private static final CallerLimits FEW = new CallerLimits(8, 4, 3, 2, 100);
  private static final LedgerSettings SETTINGS =
      new LedgerSettings(
          Duration.ofMinutes(3), Duration.ofHours(24), 3, 100_000, 20_000, 20, 1_000, 1_000, FEW);

  /** So that a clock that was set back does not end a hold early after a restart. */
  private static final LedgerSettings LONG_HOLDS =
      new LedgerSettings(
          Duration.ofHours(1), Duration.ofHours(24), 3, 100_000, 20_000, 20, 1_000, 1_000, FEW);

  private static ActorTestKit kit;
  private static int successes;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void shouldKeepItsPromisesInEveryHistory() {
    long first = Long.getLong("frontdesk.seed", new Random().nextLong());
    successes = 0;

    assertThat(firstBroken(LedgerRules.STRICT, SETTINGS, first, HISTORIES)).isEmpty();

    // and the histories were no mere lists of refusals
    assertThat(successes).as("first seed %d", first).isGreaterThan(3 * HISTORIES / 2);
  }

  /** Two holds were to replace one appointment where it was, and the younger one did. */
  @Test
  void shouldKeepItsPromisesWhereTwoHoldsLieInOnePlace() {
    long seed = -4950805576818951550L;
    assertThat(firstBroken(LedgerRules.STRICT, SETTINGS, seed, 1)).isEmpty();
  }

  @Test
  void shouldKeepItsPromisesWhenAlmostNothingIsRemembered() {
    LedgerSettings tight =
        new LedgerSettings(
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            2,
            5,
            1_000,
            5,
            10,
            100,
            CallerLimits.defaults());
    assertThat(firstBroken(LedgerRules.STRICT, tight, 1, HISTORIES / 4)).isEmpty();
  }

  @Test
  void shouldKeepItsPromisesAsAnActor() {
    for (long seed = 0; seed < ACTOR_HISTORIES; seed++) {
      MovableClock clock = new MovableClock(Clinic.NOW);
      Optional<AssertionError> broken =
          broken(seed, SETTINGS.perCaller(), clock, new ActorLedger(kit, LONG_HOLDS, clock));
      assertThat(broken).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void shouldBreakItsPromisesWithoutTheRuleAgainstOverlap() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean mayOccupy(Timetable busy, List<Occupied> stretches) {
            return true;
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenRoomsAreNotLookedAt() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean mayOccupy(Timetable busy, List<Occupied> stretches) {
            return busy.isFree(stretches.subList(0, 1));
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenTimeBeforeAndAfterIsNotLookedAt() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean mayOccupy(Timetable busy, List<Occupied> stretches) {
            return busy.isFree(stretches.stream().map(this::withoutBuffers).toList());
          }

          private Occupied withoutBuffers(Occupied each) {
            ServiceRules crown = Clinic.CROWN_RULES;
            return Duration.between(each.from(), each.to()).compareTo(Clinic.HOUR) <= 0
                ? each
                : new Occupied(
                    each.resource(),
                    each.from().plus(crown.bufferBefore()),
                    each.to().minus(crown.bufferAfter()));
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenAHoldThatReplacesIsTakenAtItsWord() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean stillFits(Timetable busy, Hold hold) {
            return true;
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWithoutTheNoticeOfCancellations() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean isTooLate(Slot slot, Instant now, Duration notice) {
            return false;
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWithoutTheLimitsOfChanges() {
    assertBroken(
        new LedgerRules() {
          @Override
          public Optional<Refusal> tooManyChanges(
              CountedFor who, CallerCounts.Count had, CallerLimits limits) {
            return Optional.empty();
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWithoutPrerequisitesAndGaps() {
    assertBroken(
        new LedgerRules() {
          @Override
          public Optional<Refusal> unfit(
              LedgerState others, Catalogue catalogue, PatientId patient, Slot slot) {
            return Optional.empty();
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWithoutExpiry() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean isOver(Hold hold, Instant now) {
            return false;
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenExpiringEarly() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean isOver(Hold hold, Instant now) {
            return !now.isBefore(hold.until().minusSeconds(20));
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWithoutIdempotency() {
    assertBroken(
        new LedgerRules() {
          @Override
          public Optional<Answer> answerTo(
              LedgerState state, CommandKey key, String bodyHmac, Instant keysExpireBefore) {
            return Optional.empty();
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenReusedKeysAreAnswered() {
    assertBroken(
        new LedgerRules() {
          @Override
          public Optional<Answer> answerTo(
              LedgerState state, CommandKey key, String bodyHmac, Instant keysExpireBefore) {
            return state
                .answers()
                .find(key.id())
                .map(Answered::answer)
                .or(() -> LedgerRules.super.answerTo(state, key, bodyHmac, keysExpireBefore));
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenOldKeysAreExecuted() {
    assertBroken(
        new LedgerRules() {
          @Override
          public Optional<Answer> answerTo(
              LedgerState state, CommandKey key, String bodyHmac, Instant keysExpireBefore) {
            return state.answers().find(key.id()).isEmpty()
                ? Optional.empty()
                : LedgerRules.super.answerTo(state, key, bodyHmac, Instant.MIN);
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWithoutTheLimitsOfACaller() {
    assertBroken(
        new LedgerRules() {
          @Override
          public Optional<Refusal> tooMuch(
              CallerCounts.Count had, CallerLimits limits, boolean holding) {
            return Optional.empty();
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenACallerIsRefusedTooEarly() {
    assertBroken(
        new LedgerRules() {
          @Override
          public Optional<Refusal> tooMuch(
              CallerCounts.Count had, CallerLimits limits, boolean holding) {
            return had.bookings() + 1 >= limits.bookingsPerDay()
                ? Optional.of(Refusal.TOO_MANY_BOOKINGS_TODAY)
                : Optional.empty();
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenTheLastWhoWaitsIsAskedFirst() {
    assertBroken(
        new LedgerRules() {
          @Override
          public List<WaitingList.Place> inTurn(WaitingList waiting) {
            List<WaitingList.Place> turned = new ArrayList<>(waiting.places());
            Collections.reverse(turned);
            return turned;
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenNobodyWhoWaitsIsAsked() {
    assertBroken(
        new LedgerRules() {
          @Override
          public List<WaitingList.Place> inTurn(WaitingList waiting) {
            return List.of();
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenOffersAreNeverOver() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean isOver(WaitingList.Kept offer, Instant now) {
            return false;
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenOffersEndEarly() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean isOver(WaitingList.Kept offer, Instant now) {
            return !now.isBefore(offer.until().minusSeconds(1800));
          }
        });
  }

  @Test
  void shouldBreakItsPromisesWhenAnythingIsOfferedToAnybody() {
    assertBroken(
        new LedgerRules() {
          @Override
          public boolean mayOffer(WaitingList.Place place, Slot slot, ZoneId zone) {
            return true;
          }
        });
  }

  private static void assertBroken(LedgerRules rules) {
    assertThat(firstBroken(rules, SETTINGS, 1, TWIN_HISTORIES)).isPresent();
  }

  private static Optional<String> firstBroken(
      LedgerRules rules, LedgerSettings settings, long firstSeed, int histories) {
    for (long seed = firstSeed; seed < firstSeed + histories; seed++) {
      MovableClock clock = new MovableClock(Clinic.NOW);
      ActorRef<Answer> nobody = kit.system().ignoreRef();
      Optional<AssertionError> broken =
          broken(seed, settings.perCaller(), clock, new PureLedger(settings, rules, clock, nobody));
      if (broken.isPresent()) {
        return Optional.of("seed " + seed + ": " + broken.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<AssertionError> broken(
      long seed, CallerLimits limits, MovableClock clock, LedgerHistory.Subject subject) {
    LedgerHistory history =
        new LedgerHistory(seed, limits, clock, subject, kit.system().ignoreRef());
    try {
      history.live(STEPS);
      successes += history.bookedAndMoved();
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    }
  }
}
