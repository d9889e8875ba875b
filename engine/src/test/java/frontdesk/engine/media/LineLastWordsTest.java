package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a line takes leave of its caller when its call cannot go on. */
class LineLastWordsTest {
  private final List<String> parted = new ArrayList<>();

  @Test
  void shouldSayItsLastWordsWhoeverOwnsItAndTellWhenTheyWereSaid() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given: something long is being said
      fixture.line.play(1, 3, LineFixture.clip(80_000));
      fixture.ticks(10);

      // when
      assertThat(fixture.line.part(LineFixture.clip(8_000), () -> parted.add("said"))).isTrue();
      fixture.ticks(50);

      // then: a second of last words, half a second for what is on its way
      assertThat(LineFixture.loudest(fixture.receivedAudio(), 59 * 160, 60 * 160))
          .isGreaterThan(7_000);
      assertThat(parted).isEmpty();
      fixture.ticks(26);
      assertThat(parted).containsExactly("said");
      assertThat(LineFixture.loudest(fixture.receivedAudio(), 61 * 160, 86 * 160)).isLessThan(32);
    }
  }

  @Test
  void shouldObeyNobodyMeanwhileAndHoldNoMore() {
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(null)) {
      // given
      fixture.line.detach(1);
      fixture.line.part(LineFixture.clip(1_600), () -> parted.add("said"));

      // when, then
      assertThat(fixture.line.attach(9, fixture.listener, null)).isEqualTo(LineAnswer.CLOSED);
      assertThat(fixture.line.heartbeat(1)).isEqualTo(LineAnswer.CLOSED);
      assertThat(fixture.line.part(LineFixture.clip(1_600), () -> parted.add("again"))).isFalse();
      fixture.ticks(200);
      assertThat(parted).containsExactly("said");
      assertThat(fixture.orphans).isEmpty();
      assertThat(LineFixture.loudest(fixture.receivedAudio(), 11 * 160, 200 * 160)).isLessThan(32);
    }
  }

  @Test
  void shouldHaveNoLastWordsOnceItIsClosed() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      fixture.line.close();

      assertThat(fixture.line.part(LineFixture.clip(160), () -> parted.add("said"))).isFalse();
      assertThat(parted).isEmpty();
    }
  }

  @Test
  void shouldTellWhoWaitsForLastWordsThatAreCutShort() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      fixture.line.part(LineFixture.clip(8_000), () -> parted.add("over"));
      fixture.ticks(3);

      // when
      fixture.line.close();
      fixture.line.close();

      // then
      assertThat(parted).containsExactly("over");
      assertThat(fixture.line.isParting()).isFalse();
    }
  }

  @Test
  void shouldLetLastWordsBeSaidByALineThatIsClosedOtherwise() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // when
      fixture.line.part(LineFixture.clip(1_600), () -> parted.add("said"));

      // then
      assertThat(fixture.line.closeUnlessParting()).isFalse();
      fixture.ticks(40);
      assertThat(parted).containsExactly("said");
    }
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      assertThat(fixture.line.closeUnlessParting()).isTrue();
      assertThat(fixture.line.closeUnlessParting()).isTrue();
      assertThat(fixture.line.heartbeat(1)).isEqualTo(LineAnswer.CLOSED);
    }
  }
}
