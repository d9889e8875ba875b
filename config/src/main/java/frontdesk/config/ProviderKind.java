package frontdesk.config;

import java.util.Optional;

/** What the kinds of providers of every port have in common. */
public interface ProviderKind {
  /** Where the vendor's own service is; empty where every clinic has an address of its own. */
  Optional<String> url();

  /** The model that is asked unless another one is named; empty where there is no usual one. */
  Optional<String> model();

  /** Whether the vendor's own service wants a key. */
  boolean needsKey();
}
