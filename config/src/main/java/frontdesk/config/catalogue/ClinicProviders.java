package frontdesk.config.catalogue;

import frontdesk.config.check.Names;
import frontdesk.config.check.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which providers a clinic wants to be heard, spoken for and thought for by, in its order; by names
 * of the node's settings. Empty: all of them, in the order of the settings. An empty list: none but
 * what is embedded.
 *
 * @param spend what they may cost, beside the limits of the node's settings: the lower one counts
 */
public record ClinicProviders(
    Optional<List<String>> recognizers,
    Optional<List<String>> synthesizers,
    Optional<List<String>> models,
    ClinicLimits spend) {
  /** As the node's settings order them. */
  public static final ClinicProviders AS_EVERYWHERE =
      new ClinicProviders(Optional.empty(), Optional.empty(), Optional.empty(), ClinicLimits.NONE);

  /** Reads the section {@code speech} of a catalogue, if it is there. */
  static ClinicProviders read(Section root, ProviderNames known) {
    if (!root.has("speech")) {
      return AS_EVERYWHERE;
    }
    Section section = root.section("speech");
    ClinicProviders providers =
        new ClinicProviders(
            order(section, "recognizers", known.recognizers()),
            order(section, "synthesizers", known.synthesizers()),
            order(section, "models", known.models()),
            spend(section));
    section.finish();
    return providers;
  }

  private static ClinicLimits spend(Section speech) {
    if (!speech.has("spend")) {
      return ClinicLimits.NONE;
    }
    Section section = speech.section("spend");
    ClinicLimits limits = ClinicLimits.read(section);
    section.finish();
    return limits;
  }

  private static Optional<List<String>> order(
      Section section, String key, Optional<Set<String>> known) {
    if (!section.has(key)) {
      return Optional.empty();
    }
    List<Section.Item<String>> items = section.texts(key);
    for (Section.Item<String> item : items) {
      if (known.map(names -> !names.contains(item.value())).orElse(false)) {
        section.refuse(
            item,
            "the name of one of the node's providers." + key,
            Names.nearest(item.value(), known.orElse(Set.of()))
                .map(near -> "did you mean " + near + "?")
                .orElse("configure it there, or remove it here"));
      }
    }
    return Optional.of(section.distinct(items));
  }

  /** What of it is said, for the canonical text. */
  Map<String, Object> text() {
    Map<String, Object> map = new TreeMap<>();
    recognizers.ifPresent(names -> map.put("recognizers", names));
    synthesizers.ifPresent(names -> map.put("synthesizers", names));
    models.ifPresent(names -> map.put("models", names));
    if (!spend.equals(ClinicLimits.NONE)) {
      map.put("spend", spend.text());
    }
    return map;
  }
}
