package frontdesk.config.catalogue;

import java.util.Optional;
import java.util.Set;

/**
 * The names of the providers that a node has, so that a clinic's own order can be held against them
 * while its file and line are known; empty: any will do, as in what was stored.
 */
public record ProviderNames(
    Optional<Set<String>> recognizers,
    Optional<Set<String>> synthesizers,
    Optional<Set<String>> models) {
  /** Any. */
  public static final ProviderNames ANY =
      new ProviderNames(Optional.empty(), Optional.empty(), Optional.empty());

  /** These. */
  public static ProviderNames of(
      Set<String> recognizers, Set<String> synthesizers, Set<String> models) {
    return new ProviderNames(
        Optional.of(recognizers), Optional.of(synthesizers), Optional.of(models));
  }
}
