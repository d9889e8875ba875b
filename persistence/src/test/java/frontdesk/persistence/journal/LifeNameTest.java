package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LifeNameTest {
  private static final int NAMEDATALEN = 64;

  @Test
  void shouldKnowItsEqualsOfTheSameSchema() {
    LifeName name = new LifeName("frontdesk", "node-1");

    assertThat(name.life(1, new LifeName("frontdesk", "node-2").of(true)))
        .contains(new Life(1, "node-2", true));
    assertThat(name.life(1, name.of(false))).contains(new Life(1, "node-1", false));
    assertThat(name.life(1, new LifeName("frontdesk_2", "node-2").of(true))).isEmpty();
    assertThat(name.life(1, "psql")).isEmpty();
  }

  @Test
  void shouldTakeAnUnnamedSessionForAMember() {
    assertThat(new LifeName("frontdesk", "node-1").life(2, "frontdesk life"))
        .hasValueSatisfying(life -> assertThat(life.arrived()).isTrue());
  }

  @Test
  void shouldFitWhatTheServerKeepsOfAName() {
    LifeName longest = new LifeName("s".repeat(63), "n".repeat(64));

    assertThat(longest.of(true)).hasSizeLessThan(NAMEDATALEN);
    assertThat(longest.life(3, longest.of(true))).isPresent();
    assertThat(new LifeName("frontdesk", "n".repeat(64)).of(true)).hasSizeLessThan(NAMEDATALEN);
  }
}
