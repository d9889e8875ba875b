package frontdesk.config.catalogue;

import frontdesk.config.check.Problem;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ContentHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The catalogues of all clinics that a node answers for, found by the number that was called.
 *
 * <p>Immutable, any thread.
 */
public final class Catalogues {
  /** The resources of the two clinics that ship with Frontdesk. */
  public static final List<String> SAMPLES =
      List.of("frontdesk/clinics/bright-smile.conf", "frontdesk/clinics/harbour-view.conf");

  private final Map<ClinicId, CatalogueLoader.Loaded> clinics;
  private final Map<String, ClinicId> exact;
  private final Map<String, ClinicId> national;

  private Catalogues(Map<ClinicId, CatalogueLoader.Loaded> clinics) {
    this.clinics = Collections.unmodifiableMap(clinics);
    this.exact = new HashMap<>();
    Map<String, List<ClinicId>> byNationalDigits = new HashMap<>();
    for (CatalogueLoader.Loaded loaded : clinics.values()) {
      ClinicId id = loaded.catalogue().id();
      for (String number : loaded.catalogue().calledNumbers()) {
        exact.put(number, id);
        PhoneNumbers.nationalDigits(number)
            .ifPresent(
                digits -> byNationalDigits.computeIfAbsent(digits, n -> new ArrayList<>()).add(id));
      }
    }
    this.national = new HashMap<>();
    byNationalDigits.forEach(
        (digits, ids) -> {
          if (ids.size() == 1) {
            national.put(digits, ids.get(0));
          }
        });
  }

  /** What reading all catalogues ended with. */
  public sealed interface Outcome {}

  /** All catalogues without a problem in or between them. */
  public record Loaded(Catalogues catalogues) implements Outcome {}

  /** All that is wrong in all files; never empty. */
  public record Refused(List<Problem> problems) implements Outcome {}

  /** Reads these files, or the sample clinics if there are none; any provider may be named. */
  public static Outcome load(List<Path> files) {
    return load(files, ProviderNames.ANY);
  }

  /** The same; {@code providers} are those that clinics may name. */
  public static Outcome load(List<Path> files, ProviderNames providers) {
    return files.isEmpty()
        ? loadSamples()
        : readAll(
            files.stream().map(Path::toString).toList(),
            file -> CatalogueLoader.load(Path.of(file), providers));
  }

  /** Reads the two sample clinics. */
  public static Outcome loadSamples() {
    return readAll(SAMPLES, CatalogueLoader::loadResource);
  }

  /** Joins what was read of several clinics; each source is a file's name. */
  static Outcome readAll(List<String> sources, Function<String, CatalogueLoader.Outcome> reader) {
    List<Problem> problems = new ArrayList<>();
    Map<ClinicId, CatalogueLoader.Loaded> clinics = new LinkedHashMap<>();
    Map<String, String> owners = new HashMap<>();
    for (String source : sources) {
      CatalogueLoader.Outcome outcome = reader.apply(source);
      if (outcome instanceof CatalogueLoader.Refused refused) {
        problems.addAll(refused.problems());
      } else if (outcome instanceof CatalogueLoader.Loaded loaded) {
        problems.addAll(conflicts(loaded.catalogue(), source, owners));
        clinics.put(loaded.catalogue().id(), loaded);
      }
    }
    return problems.isEmpty() ? new Loaded(new Catalogues(clinics)) : new Refused(problems);
  }

  private static List<Problem> conflicts(
      Catalogue catalogue, String source, Map<String, String> owners) {
    List<Problem> problems = new ArrayList<>();
    String idOwner = owners.putIfAbsent("id " + catalogue.id(), source);
    if (idOwner != null) {
      problems.add(
          new Problem(
              source,
              0,
              "id",
              catalogue.id().value(),
              "an id that no other clinic has",
              "rename this clinic or the one in " + idOwner));
    }
    for (String number : catalogue.calledNumbers()) {
      String owner = owners.putIfAbsent("number " + number, source);
      if (owner != null) {
        problems.add(
            new Problem(
                source,
                0,
                "called-numbers",
                number,
                "a number that reaches one clinic only",
                "remove it here or in " + owner));
      }
    }
    return problems;
  }

  /**
   * The clinic that is reached by the user part of a SIP request's URI.
   *
   * <p>Trunks write one number in several ways: with {@code +}, with {@code 00}, with the bare
   * country code, as dialled within the country, with separators and with parameters. The national
   * form counts only if it means one clinic.
   */
  public Optional<Catalogue> byCalledNumber(String sipUser) {
    String user = sipUser.strip().toLowerCase(Locale.ROOT);
    int parameters = user.indexOf(';');
    String bare = parameters < 0 ? user : user.substring(0, parameters);
    String digits = PhoneNumbers.withoutSeparators(bare);
    return Optional.ofNullable(exact.get(bare))
        .or(() -> Optional.ofNullable(exact.get(digits)))
        .or(() -> Optional.ofNullable(exact.get("+" + digits)))
        .or(() -> international(digits))
        .or(() -> Optional.ofNullable(national.get(digits)))
        .flatMap(this::byId);
  }

  /** The catalogue of this clinic. */
  public Optional<Catalogue> byId(ClinicId id) {
    return loaded(id).map(CatalogueLoader.Loaded::catalogue);
  }

  /** The catalogue of this clinic with its canonical text and hash. */
  public Optional<CatalogueLoader.Loaded> loaded(ClinicId id) {
    return Optional.ofNullable(clinics.get(id));
  }

  /** The catalogue whose canonical text has this hash. */
  public Optional<CatalogueLoader.Loaded> byHash(ContentHash hash) {
    return clinics.values().stream().filter(loaded -> loaded.hash().equals(hash)).findFirst();
  }

  /** All of them, in the order of the files. */
  public List<CatalogueLoader.Loaded> all() {
    return List.copyOf(clinics.values());
  }

  private Optional<ClinicId> international(String digits) {
    return digits.startsWith("00")
        ? Optional.ofNullable(exact.get("+" + digits.substring(2)))
        : Optional.empty();
  }
}
