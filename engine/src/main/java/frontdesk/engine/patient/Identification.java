package frontdesk.engine.patient;

import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol.Candidate;
import frontdesk.protocol.patient.PatientProtocol.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which patient a caller is, by what they said: two facts must be the patient's, none that they
 * said may be known to be another, and there may be no second such patient. Pure.
 *
 * @param name as it was said
 * @param numberHmac of the number that they have
 * @param birthDateHmac of the date that they said
 * @param ofReference the patient of the appointment whose reference they said; none when they said
 *     none, or one that is nobody's
 */
public record Identification(
    Optional<String> name,
    Optional<String> numberHmac,
    Optional<String> birthDateHmac,
    Set<PatientId> ofReference) {
  /** Facts that make one person of a caller and a patient. */
  private static final int NEEDED = 2;

  public Identification {
    ofReference = Set.copyOf(ofReference);
  }

  /** Whether enough was said for anybody to be found. */
  public boolean isEnough() {
    long facts =
        Stream.of(name.isPresent(), numberHmac.isPresent(), birthDateHmac.isPresent())
            .filter(said -> said)
            .count();
    return facts + (ofReference.isEmpty() ? 0 : 1) >= NEEDED;
  }

  /**
   * The one patient that the caller is.
   *
   * @param candidates all whom they may be
   * @param names of the candidates' entries, as far as they are known in words
   */
  public Optional<PatientId> among(
      List<Candidate> candidates, Map<PatientId, String> names, SameName sameName) {
    if (!isEnough()) {
      return Optional.empty();
    }
    List<PatientId> found =
        candidates.stream()
            .filter(candidate -> is(candidate, names, sameName))
            .map(Candidate::patient)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private boolean is(Candidate candidate, Map<PatientId, String> names, SameName sameName) {
    List<Entry> entries = candidate.entries();
    List<String> known =
        entries.stream()
            .flatMap(entry -> Optional.ofNullable(names.get(entry.id())).stream())
            .toList();
    List<String> dates = entries.stream().flatMap(entry -> entry.birthDateHmac().stream()).toList();
    Verdict byName =
        verdict(
            name.filter(said -> isWhole(said, known)),
            known,
            said -> known.stream().anyMatch(n -> sameName.same(said, n)));
    Verdict byDate = verdict(birthDateHmac, dates, dates::contains);
    boolean byReference = entries.stream().anyMatch(entry -> ofReference.contains(entry.id()));
    boolean byNumber =
        numberHmac.isPresent()
            && entries.stream().anyMatch(entry -> entry.numberHmac().equals(numberHmac));
    if (byName == Verdict.ANOTHER
        || byDate == Verdict.ANOTHER
        || (!byReference && !ofReference.isEmpty())) {
      return false;
    }
    return Stream.of(byName == Verdict.SAME, byDate == Verdict.SAME, byReference, byNumber)
            .filter(same -> same)
            .count()
        >= NEEDED;
  }

  /** A given name or a family name alone proves nothing, and is no other person's either. */
  private static boolean isWhole(String said, List<String> known) {
    return words(said) > 1 || known.stream().anyMatch(name -> words(name) == 1);
  }

  private static int words(String name) {
    return name.strip().split("\\s+").length;
  }

  @Override
  public String toString() {
    return "[identification]";
  }

  private enum Verdict {
    SAME,
    ANOTHER,
    NOT_KNOWN
  }

  private static Verdict verdict(
      Optional<String> said, List<String> known, Predicate<String> isKnown) {
    if (said.isEmpty() || known.isEmpty()) {
      return Verdict.NOT_KNOWN;
    }
    return isKnown.test(said.get()) ? Verdict.SAME : Verdict.ANOTHER;
  }
}
