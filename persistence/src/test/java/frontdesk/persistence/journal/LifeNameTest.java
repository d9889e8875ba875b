package frontdesk.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifeNameTest {
  private static final int NAMEDATALEN = 64;

  @Test
  void shouldKnowItsEqualsOfTheSameSchema() {
    LifeName name = new LifeName("frontdesk", "node-1");

    assertThat(name.life(1, new LifeName("frontdesk", "node-2").of(Life.Stage.ARRIVED)))
        .contains(new Life(1, Optional.of("node-2"), Life.Stage.ARRIVED));
    assertThat(name.life(1, name.of(Life.Stage.ARRIVING)))
        .contains(new Life(1, Optional.of("node-1"), Life.Stage.ARRIVING));
    assertThat(name.life(1, new LifeName("frontdesk_2", "node-2").of(Life.Stage.ARRIVED)))
        .isEmpty();
    assertThat(name.life(1, "psql")).isEmpty();
  }

  @Test
  void shouldNotSayWhoseAnUnnamedSessionIs() {
    assertThat(new LifeName("frontdesk", "node-1").life(2, "frontdesk life"))
        .contains(new Life(2, Optional.empty(), Life.Stage.ARRIVED));
  }

  @Test
  void shouldFitWhatTheServerKeepsOfAName() {
    LifeName longest = new LifeName("s".repeat(63), "n".repeat(64));

    assertThat(longest.of(Life.Stage.ARRIVED)).hasSizeLessThan(NAMEDATALEN);
    assertThat(longest.life(3, longest.of(Life.Stage.ARRIVED))).isPresent();
    assertThat(new LifeName("frontdesk", "n".repeat(64)).of(Life.Stage.ARRIVED))
        .hasSizeLessThan(NAMEDATALEN);
  }
}
