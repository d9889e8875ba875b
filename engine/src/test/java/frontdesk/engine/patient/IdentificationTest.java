package frontdesk.engine.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol.Candidate;
import frontdesk.protocol.patient.PatientProtocol.Entry;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is taken for whom, over random families; each planted weakness is found. */
class IdentificationTest {
  private static final SameName SAME_NAME = new SameName(SameName.Settings.DEFAULTS);
  private static final List<String> NAMES =
      List.of("Ana Popescu", "Oana Popescu", "Ion Popescu", "Maria Ionescu");
  private static final List<String> NUMBERS = List.of("n1", "n2");
  private static final List<String> DATES = List.of("d1", "d2", "d3");
  private static final int ROUNDS = 20_000;

  private interface Identifier {
    Optional<PatientId> who(
        Identification said, List<Candidate> candidates, Map<PatientId, String> names);
  }

  private static final Identifier REAL =
      (said, candidates, names) -> said.among(candidates, names, SAME_NAME);

  /** What is true of everybody in a round, and of what one of them said. */
  private record Round(
      Identification said, List<Candidate> candidates, Map<PatientId, String> names) {
    static Round of(Random random) {
      List<Candidate> candidates = new ArrayList<>();
      Map<PatientId, String> names = new HashMap<>();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        PatientId id = new PatientId("p" + i);
        Entry entry =
            new Entry(id, some(NUMBERS, random), some(DATES, random), PatientData.NOTHING);
        candidates.add(new Candidate(id, List.of(entry)));
        some(NAMES, random).ifPresent(name -> names.put(id, name));
      }
      Set<PatientId> referred =
          random.nextInt(3) == 0
              ? Set.of(candidates.get(random.nextInt(candidates.size())).patient())
              : Set.of();
      return new Round(
          new Identification(
              some(NAMES, random), some(NUMBERS, random), some(DATES, random), referred),
          candidates,
          names);
    }

    private static Optional<String> some(List<String> all, Random random) {
      return random.nextInt(4) == 0
          ? Optional.empty()
          : Optional.of(all.get(random.nextInt(all.size())));
    }

    long matching(Candidate candidate) {
      Entry entry = candidate.entries().get(0);
      return Stream.of(
              equal(said.name(), Optional.ofNullable(names.get(entry.id()))),
              equal(said.numberHmac(), entry.numberHmac()),
              equal(said.birthDateHmac(), entry.birthDateHmac()),
              said.ofReference().contains(entry.id()))
          .filter(same -> same)
          .count();
    }

    boolean contradicts(Candidate candidate) {
      Entry entry = candidate.entries().get(0);
      return differ(said.name(), Optional.ofNullable(names.get(entry.id())))
          || differ(said.birthDateHmac(), entry.birthDateHmac())
          || (!said.ofReference().isEmpty() && !said.ofReference().contains(entry.id()));
    }

    private static boolean equal(Optional<String> one, Optional<String> other) {
      return one.isPresent() && one.equals(other);
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
      return one.isPresent() && other.isPresent() && !one.equals(other);
    }
  }

  private static void check(Identifier identifier) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int identified = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Round round = Round.of(random);
      Optional<PatientId> who = identifier.who(round.said(), round.candidates(), round.names());
      List<PatientId> right =
          round.candidates().stream()
              .filter(one -> round.matching(one) >= 2 && !round.contradicts(one))
              .map(Candidate::patient)
              .toList();
      if (right.size() == 1) {
        identified++;
        assertThat(who).as("seed %d round %d", seed, i).contains(right.get(0));
      } else {
        assertThat(who).as("seed %d round %d", seed, i).isEmpty();
      }
    }
    assertThat(identified).isGreaterThan(ROUNDS / 20).isLessThan(ROUNDS);
  }

  @Test
  void shouldTakeTwoFactsOfOnePatientAndNothingLess() {
    check(REAL);
  }

  @Test
  void shouldFindAnIdentifierThatTakesOneFact() {
    assertFound(
        (said, candidates, names) ->
            candidates.stream()
                .filter(one -> one.entries().get(0).numberHmac().equals(said.numberHmac()))
                .filter(one -> said.numberHmac().isPresent())
                .map(Candidate::patient)
                .findFirst());
  }

  @Test
  void shouldFindAnIdentifierThatTakesTheFirstOfTwo() {
    assertFound(
        (said, candidates, names) ->
            candidates.stream()
                .flatMap(one -> REAL.who(said, List.of(one), names).stream())
                .findFirst());
  }

  @Test
  void shouldFindAnIdentifierThatOverlooksAContradiction() {
    assertFound(
        (said, candidates, names) -> {
          Map<PatientId, String> sameAsSaid = new HashMap<>(names);
          said.name().ifPresent(name -> sameAsSaid.replaceAll((id, known) -> name));
          return REAL.who(said, candidates, sameAsSaid);
        });
  }

  private static void assertFound(Identifier weak) {
    assertThatThrownBy(() -> check(weak)).isInstanceOf(AssertionError.class);
  }

  @Test
  void shouldTakeAFactOfAMergedEntryForThePatients() {
    PatientId ann = new PatientId("ann");
    PatientId old = new PatientId("old");
    Candidate merged =
        new Candidate(
            ann,
            List.of(
                new Entry(ann, Optional.of("n1"), Optional.empty(), PatientData.NOTHING),
                new Entry(old, Optional.of("n2"), Optional.of("d1"), PatientData.NOTHING)));
    Identification said =
        new Identification(
            Optional.of("Anna Popescu"), Optional.empty(), Optional.of("d1"), Set.of());
    assertThat(REAL.who(said, List.of(merged), Map.of(ann, "Ana Popescu"))).contains(ann);
    assertThat(REAL.who(said, List.of(merged), Map.of(ann, "Oana Popescu"))).isEmpty();
  }
}
