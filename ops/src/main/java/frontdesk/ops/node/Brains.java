package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.call.brain.NodeLoad;
import frontdesk.engine.provider.cost.Meter;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.engine.provider.resilience.FallbackModel;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.LanguageModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The language model of each call, in its clinic's order and by the call's meter. Any thread. */
final class Brains {
  private final Supplier<Catalogues> catalogues;
  private final Optional<FallbackModel> models;
  private final Metering metering;
  private final BrainSettings settings;
  private final NodeLoad load;

  /**
   * @param models empty: no call has one
   * @param load whether the node has time for what nobody waits for yet
   */
  Brains(
      FrontdeskSettings settings,
      Supplier<Catalogues> catalogues,
      Optional<FallbackModel> models,
      NodeLoad load) {
    this.load = load;
    this.catalogues = catalogues;
    this.models = models;
    this.metering = Metering.of(settings);
    this.settings = EngineBrain.settings(settings);
  }

  /** For a call to a clinic; one that names no model has none. Told who thinks in it. */
  Optional<Brain> of(ClinicId clinic, Meter meter, Attempts told) {
    Optional<List<String>> order =
        catalogues
            .get()
            .byId(clinic)
            .map(Catalogue::speech)
            .flatMap(speech -> speech.providers().models());
    return models
        .filter(any -> order.filter(List::isEmpty).isEmpty())
        .map(all -> metering.mind(all.toldTo(told), order, meter))
        .map((LanguageModel mind) -> new Brain(mind, settings, load));
  }
}
