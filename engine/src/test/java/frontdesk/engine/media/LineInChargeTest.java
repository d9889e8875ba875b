package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.playout.AudioStream;
import frontdesk.engine.media.playout.Clip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in charge of a line, and what it does by itself when nobody is. */
class LineInChargeTest {
  @Test
  void shouldRefuseAnOlderEpoch() {
    try (var fixture = new LineFixture(LineFixture.noHolding())) {
      // given
      assertThat(fixture.line.heartbeat(4)).isEqualTo(LineAnswer.NOT_ATTACHED);
      fixture.line.attach(4, fixture.listener, null);
      fixture.line.configure(4, fixture.media());
      // when
      fixture.line.attach(7, fixture.listener, null);
      // then
      assertThat(fixture.line.play(4, 1, LineFixture.clip(160))).isEqualTo(LineAnswer.STALE_EPOCH);
      assertThat(fixture.line.flush(4)).isEqualTo(new FlushAnswer.Refused(LineAnswer.STALE_EPOCH));
      assertThat(fixture.line.detach(4)).isEqualTo(LineAnswer.STALE_EPOCH);
      assertThat(fixture.line.attach(6, fixture.listener, null)).isEqualTo(LineAnswer.STALE_EPOCH);
      assertThat(fixture.line.heartbeat(8)).isEqualTo(LineAnswer.NOT_ATTACHED);
      assertThat(fixture.line.play(7, 1, LineFixture.clip(160))).isEqualTo(LineAnswer.ACCEPTED);
    }
  }

  @Test
  void shouldSpeakForAnOwnerThatGivesNoSignOfLife() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.line.callerWaits(1, true, false);
      // when: 1.5 s pass, then 0.5 s of sentence, 1.2 s of gap, the sentence again
      fixture.ticks(74);
      assertThat(LineFixture.loudest(fixture.receivedAudio(), 0, 74 * 160)).isLessThan(32);
      fixture.ticks(1 + 25 + 61);
      // then
      short[] audio = fixture.receivedAudio();
      assertThat(LineFixture.loudest(audio, 75 * 160, 100 * 160)).isGreaterThan(7_000);
      assertThat(LineFixture.loudest(audio, 101 * 160, 159 * 160)).isLessThan(32);
      assertThat(LineFixture.loudest(audio, 160 * 160, 161 * 160)).isGreaterThan(3_000);
      assertThat(fixture.told).containsExactly("holding", "holding");
    }
  }

  @Test
  void shouldNotSpeakForAnOwnerThatLives() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.line.callerWaits(1, true, false);
      // when
      for (int i = 0; i < 10; i++) {
        fixture.line.play(1, 1 + i, LineFixture.clip(160));
        fixture.ticks(50);
        fixture.line.heartbeat(1);
      }
      fixture.line.callerWaits(1, false, false);
      for (int i = 0; i < 5; i++) {
        fixture.ticks(100);
        fixture.line.heartbeat(1);
      }
      // then: whoever only listens is given longer between two signs
      assertThat(fixture.told).contains("played 10 160 true").doesNotContain("holding");
      assertThat(fixture.orphans).isEmpty();
    }
  }

  @Test
  void shouldSpeakForAnOwnerThatLivesAndWhoseWordsDoNotCome() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given: an utterance of which nothing was made yet
      AudioStream late = new AudioStream();
      fixture.line.callerWaits(1, true, false);
      fixture.line.play(1, 3, late);
      // when
      beating(fixture, 80);
      // then: 1.5 s of patience
      short[] audio = fixture.receivedAudio();
      assertThat(LineFixture.loudest(audio, 0, 74 * 160)).isLessThan(32);
      assertThat(LineFixture.loudest(audio, 75 * 160, 80 * 160)).isGreaterThan(7_000);
      // when its words come after all
      late.offer(new short[1_600]);
      beating(fixture, 10);
      // then the announcement gives way, and patience begins anew
      audio = fixture.receivedAudio();
      assertThat(LineFixture.loudest(audio, 80 * 160 + 40, 90 * 160)).isLessThan(32);
      beating(fixture, 74);
      assertThat(fixture.told).containsExactly("holding", "playing 3");
      beating(fixture, 2);
      assertThat(fixture.told).containsExactly("holding", "playing 3", "holding");
    }
  }

  @Test
  void shouldNotRepeatAnOwnerThatLivesAndHasToldTheCallerToWait() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.line.callerWaits(1, true, true);
      // when
      beating(fixture, 300);
      // then
      assertThat(fixture.told).isEmpty();
      // when it gives no sign of life any more
      fixture.ticks(75);
      // then nobody is left in silence
      assertThat(fixture.told).containsExactly("holding");
    }
  }

  @Test
  void shouldCountTheSilenceFromWhenTheCallerBeganToWait() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given: a caller who speaks for long
      fixture.line.callerWaits(1, false, false);
      beating(fixture, 200);
      // when
      fixture.line.callerWaits(1, true, false);
      beating(fixture, 74);
      // then
      assertThat(fixture.told).isEmpty();
      beating(fixture, 2);
      assertThat(fixture.told).containsExactly("holding");
    }
  }

  /** An owner that lives and says nothing. */
  private static void beating(LineFixture fixture, int ticks) {
    for (int i = 0; i < ticks; i++) {
      fixture.line.heartbeat(1);
      fixture.ticks(1);
    }
  }

  @Test
  void shouldHoldThenReportWhenItsOwnerDiedWhileItListened() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given: an owner that stopped says nothing of it, and does not detach
      fixture.line.callerWaits(1, false, false);
      // when
      fixture.ticks(148);
      assertThat(fixture.told).isEmpty();
      fixture.ticks(10);
      // then
      assertThat(fixture.told).containsExactly("holding");
      fixture.ticks(1_330);
      assertThat(fixture.orphans).isEmpty();
      fixture.ticks(20);
      assertThat(fixture.orphans).containsExactly(fixture.line);
    }
  }

  @Test
  void shouldGiveWayToTheOwnersWords() {
    try (var fixture = new LineFixture(LineFixture.clip(40_000)).talking(null)) {
      // given
      fixture.line.callerWaits(1, true, false);
      fixture.ticks(100);
      // when
      fixture.line.play(1, 3, new Clip("silent", new short[1_600]));
      fixture.ticks(10);
      // then: nothing but the 5 ms fade is left of the announcement
      short[] audio = fixture.receivedAudio();
      assertThat(LineFixture.loudest(audio, 90 * 160, 100 * 160)).isGreaterThan(7_000);
      assertThat(LineFixture.loudest(audio, 100 * 160 + 40, 110 * 160)).isLessThan(32);
    }
  }

  @Test
  void shouldHoldThenReportWhenNobodyOwnsIt() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.ticks(10);
      fixture.line.detach(1);
      // when
      fixture.ticks(1_499);
      assertThat(fixture.orphans).isEmpty();
      fixture.ticks(100);
      // then
      assertThat(fixture.orphans).containsExactly(fixture.line);
      assertThat(LineFixture.loudest(fixture.receivedAudio(), 85 * 160, 110 * 160))
          .isGreaterThan(7_000);
      // and the next owner hears of it
      fixture.line.attach(2, fixture.listener, null);
      fixture.ticks(1);
      assertThat(fixture.told).contains("holding");
    }
  }

  /** A stopped process wakes after a minute: its owner could give no sign, nor be given one. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNotCountTimeInWhichItDidNotRun(boolean betweenHalves) {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.ticks(10);
      // when
      if (betweenHalves) {
        fixture.tickThenPause(3_000, () -> {});
      } else {
        fixture.skipTicks(3_000);
      }
      fixture.ticks(50);
      // then
      assertThat(fixture.orphans).isEmpty();
      assertThat(fixture.told).isEmpty();
      // when its owner gives no sign though it runs
      fixture.ticks(1_600);
      // then
      assertThat(fixture.told).contains("holding", "inbound lost");
      assertThat(fixture.orphans).containsExactly(fixture.line);
    }
  }

  /** Its call may be with another node since, and its own learns that some moments later. */
  @Test
  void shouldSayNothingInItsFirstMomentsAfterItStoodStillForLong() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      fixture.line.play(1, 1, LineFixture.clip(80_000));
      fixture.ticks(5);
      // when
      fixture.skipTicks(400);
      fixture.ticks(50);
      // then
      assertThat(fixture.received).hasSize(5);
      // when
      fixture.ticks(5);
      // then
      assertThat(fixture.received).hasSize(10);
    }
  }

  @Test
  void shouldGoOnAtOnceAfterAPauseInWhichNobodyTakesItsCall() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      fixture.line.play(1, 1, LineFixture.clip(80_000));
      fixture.ticks(5);
      // when
      fixture.skipTicks(95);
      fixture.ticks(5);
      // then
      assertThat(fixture.received).hasSize(10);
    }
  }

  @Test
  void shouldNotBeAnOrphanWhileItsNodeIsInDoubt() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.line.mute(true);
      // when
      fixture.ticks(2_000);
      // then another node may have taken its call
      assertThat(fixture.orphans).isEmpty();
      // when
      fixture.line.mute(false);
      fixture.ticks(1);
      // then
      assertThat(fixture.orphans).containsExactly(fixture.line);
    }
  }

  @Test
  void shouldFallSilentAtOnceAndForGood() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.line.play(1, 1, LineFixture.clip(8_000));
      fixture.ticks(5);
      // when
      fixture.line.silence();
      fixture.ticks(2_000);
      // then
      assertThat(fixture.received).hasSize(5);
      assertThat(fixture.orphans).isEmpty();
      assertThat(fixture.line.play(1, 2, LineFixture.clip(160))).isEqualTo(LineAnswer.CLOSED);
    }
  }

  @Test
  void shouldSendNothingWhileMutedAndGoOnAfterwards() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      fixture.line.play(1, 1, LineFixture.clip(8_000));
      fixture.ticks(5);
      // when
      fixture.line.mute(true);
      fixture.ticks(10);
      // then
      assertThat(fixture.received).hasSize(5);
      // when
      fixture.line.mute(false);
      fixture.ticks(5);
      // then
      assertThat(fixture.received).hasSize(10);
    }
  }
}
