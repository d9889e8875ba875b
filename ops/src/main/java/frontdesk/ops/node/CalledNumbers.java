package frontdesk.ops.node;

import frontdesk.config.TrunkSettings;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.CallRouter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the called clinic by the clinics' numbers, then by the trunks' numbers, and where a trunk
 * does not say which number was dialled, by the trunk: its calls come to the contact that has its
 * name, or name its account.
 */
final class CalledNumbers implements CallRouter.CalledClinics {
  private final Supplier<Catalogues> catalogues;
  private final List<TrunkSettings> trunks;

  CalledNumbers(Supplier<Catalogues> catalogues, List<TrunkSettings> trunks) {
    this.catalogues = catalogues;
    this.trunks = List.copyOf(trunks);
  }

  @Override
  public Optional<CallRouter.Called> called(List<String> candidates) {
    return candidates.stream()
        .flatMap(
            number ->
                catalogues
                    .get()
                    .byCalledNumber(number)
                    .map(clinic -> new CallRouter.Called(clinic.id(), number))
                    .stream())
        .findFirst()
        .or(() -> byTrunksNumbers(candidates))
        .or(() -> byTrunk(candidates))
        .or(() -> byAccount(candidates));
  }

  private Optional<CallRouter.Called> byTrunksNumbers(List<String> candidates) {
    return candidates.stream()
        .flatMap(
            candidate ->
                trunks.stream()
                    .flatMap(
                        trunk ->
                            trunk.numbers().stream()
                                .filter(number -> DialledNumber.means(candidate, number))
                                .flatMap(number -> called(trunk, number))))
        .findFirst();
  }

  private static Stream<CallRouter.Called> called(TrunkSettings trunk, String number) {
    return trunk.clinic().map(id -> new CallRouter.Called(id, number)).stream();
  }

  private Optional<CallRouter.Called> byTrunk(List<String> candidates) {
    return trunks.stream()
        .filter(trunk -> candidates.contains(trunk.name()))
        .flatMap(
            trunk -> trunk.clinic().map(id -> new CallRouter.Called(id, trunk.name())).stream())
        .findFirst();
  }

  /** Some trunks put the account into the URI; one that several trunks have names none of them. */
  private Optional<CallRouter.Called> byAccount(List<String> candidates) {
    List<TrunkSettings> meant =
        trunks.stream().filter(trunk -> candidates.stream().anyMatch(isOf(trunk))).toList();
    return meant.size() == 1
        ? called(meant.get(0), meant.get(0).name()).findFirst()
        : Optional.empty();
  }

  private static Predicate<String> isOf(TrunkSettings trunk) {
    return candidate ->
        candidate.equals(trunk.account()) || DialledNumber.means(candidate, trunk.account());
  }
}
