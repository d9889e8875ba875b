package frontdesk.ops.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.config.Configuration;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.config.catalogue.ClinicProviders;
import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.provider.Failure;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configured providers, what probes found of them, and each clinic's order; as lines or as
 * JSON.
 *
 * @param findings one for each provider, or none where nothing was probed
 */
record ProvidersReport(Configuration.Loaded configuration, List<Probing.Finding> findings) {
  private static final String EMBEDDED = "embedded";

  /** Whether every probe found that its provider works. */
  boolean sound() {
    return findings.stream().allMatch(finding -> finding.failure().isEmpty());
  }

  private List<ConfiguredProvider> providers() {
    return ConfiguredProvider.all(configuration.settings().providers());
  }

  private Optional<Probing.Finding> finding(int provider) {
    return findings.isEmpty() ? Optional.empty() : Optional.of(findings.get(provider));
  }

  private String sentence(ConfiguredProvider provider, Failure failure) {
    return Diagnosis.of(failure, provider.account(), configuration.settings().providers());
  }

  void print(PrintWriter out) {
    List<ConfiguredProvider> all = providers();
    if (all.isEmpty()) {
      out.println("No providers are configured: all that is heard and said is made on this node.");
    }
    for (int i = 0; i < all.size(); i++) {
      ConfiguredProvider one = all.get(i);
      out.printf(
          "%-15s %-15s %s at %s%n",
          ConfiguredProvider.what(one.port()),
          one.account().name(),
          one.described(),
          one.account().url().getHost());
      finding(i)
          .ifPresent(
              finding ->
                  out.println(
                      "  "
                          + finding
                              .failure()
                              .map(failure -> "WRONG: " + sentence(one, failure))
                              .orElse("works, " + finding.took().toMillis() + " ms")));
    }
    for (CatalogueLoader.Loaded clinic : configuration.catalogues().all()) {
      out.println("clinic " + clinic.catalogue().id());
      for (Port port : Port.values()) {
        out.printf(
            "  %-15s %s%n",
            ConfiguredProvider.what(port),
            String.join(" > ", order(clinic.catalogue().speech().providers(), port)));
      }
    }
    out.flush();
  }

  /** What is embedded comes last; there is no embedded model, but a scripted conversation. */
  private List<String> order(ClinicProviders clinic, Port port) {
    Optional<List<String>> own =
        switch (port) {
          case RECOGNIZER -> clinic.recognizers();
          case SYNTHESIZER -> clinic.synthesizers();
          case MODEL -> clinic.models();
        };
    List<String> names = new ArrayList<>(ConfiguredProvider.names(providers(), port, own));
    names.add(port == Port.MODEL ? "script" : EMBEDDED);
    return names;
  }

  ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode list = root.putArray("providers");
    List<ConfiguredProvider> all = providers();
    for (int i = 0; i < all.size(); i++) {
      ConfiguredProvider one = all.get(i);
      ObjectNode node = list.addObject();
      node.put("port", ConfiguredProvider.what(one.port()))
          .put("name", one.account().name())
          .put("kind", one.kindName())
          .put("model", one.account().model())
          .put("host", one.account().url().getHost());
      one.languages().forEach(node.withArray("languages")::add);
      finding(i).ifPresent(finding -> probed(one, finding, node.putObject("probe")));
    }
    ArrayNode clinics = root.putArray("clinics");
    for (CatalogueLoader.Loaded clinic : configuration.catalogues().all()) {
      ObjectNode node = clinics.addObject().put("clinic", clinic.catalogue().id().value());
      ClinicProviders own = clinic.catalogue().speech().providers();
      order(own, Port.RECOGNIZER).forEach(node.withArray("recognizers")::add);
      order(own, Port.SYNTHESIZER).forEach(node.withArray("voices")::add);
      order(own, Port.MODEL).forEach(node.withArray("models")::add);
    }
    return root.put("probed", !findings.isEmpty()).put("sound", sound());
  }

  private void probed(ConfiguredProvider one, Probing.Finding finding, ObjectNode node) {
    node.put("works", finding.failure().isEmpty())
        .put("ms", finding.took().toMillis())
        .put("found", finding.failure().map(Failure::toString).orElse("OK"));
    finding.failure().ifPresent(failure -> node.put("sentence", sentence(one, failure)));
  }
}
