package frontdesk.config.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a hand does to a catalogue, its reading ends with a catalogue or with problems. */
class MutatedCatalogueTest {
  private static final int ROUNDS = 800;
  private static final String ALPHABET = "{}[]\"'=:,.#$?+-/\\ \n0123456789abzAZ\u0000\u00e2\ud83d";

  @Test
  void shouldNeverThrowAndAlwaysReadItsCanonicalTextBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int loaded = 0;
    for (int round = 0; round < ROUNDS; round++) {
      // given
      String sample = Catalogues.SAMPLES.get(round % Catalogues.SAMPLES.size());
      String text = mutated(CatalogueProblemsTest.text(sample), random);

      // when
      CatalogueLoader.Outcome outcome;
      try {
        outcome = CatalogueLoader.parse(text, "mutated.conf");
      } catch (RuntimeException | StackOverflowError thrown) {
        throw new AssertionError("seed " + seed + " round " + round + "\n" + text, thrown);
      }

      // then
      if (outcome instanceof CatalogueLoader.Loaded good) {
        loaded++;
        assertThat(CatalogueLoader.parseCanonical(good.canonicalText()))
            .as("seed %d round %d", seed, round)
            .isEqualTo(good);
      } else if (outcome instanceof CatalogueLoader.Refused refused) {
        assertThat(refused.problems()).as("seed %d round %d", seed, round).isNotEmpty();
      }
    }
    assertThat(loaded).as("seed %d", seed).isBetween(1, ROUNDS - 1);
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + 1 + random.nextInt(20));
      switch (random.nextInt(5)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, mutated.substring(at, end));
        case 2 -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
        case 3 -> mutated.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> mutated.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return mutated.toString();
  }
}
