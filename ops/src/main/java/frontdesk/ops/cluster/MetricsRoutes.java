package frontdesk.ops.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.management.javadsl.ManagementRouteProvider;
import org.apache.pekko.management.javadsl.ManagementRouteProviderSettings;

/**
 * {@code GET /metrics}: how full this node is and how its providers do, as Prometheus reads it.
 * Numbers of the node only; labels are names of the settings: nothing here can grow, or say who
 * calls. Made by Pekko.
 */
public final class MetricsRoutes extends AllDirectives implements ManagementRouteProvider {
  private static final double PERCENT = 100;

  private final PrometheusMeterRegistry registry;

  public MetricsRoutes(ExtendedActorSystem system) {
    NodeHealth health = system.settings().setup().get(NodeHealth.class).orElseGet(NodeHealth::new);
    registry = health.meters();
    Gauge.builder("frontdesk.slots.used", health, from -> from.load().used())
        .description("Calls that hold a slot of this node.")
        .register(registry);
    Gauge.builder("frontdesk.slots.counted", health, from -> from.load().counted())
        .description("Slots of this node for calls, the reserve included.")
        .register(registry);
    Gauge.builder("frontdesk.slots.used.percent", health, from -> percent(from.load()))
        .description("Used over counted slots; over 100 when calls were taken over beyond them.")
        .register(registry);
  }

  private static double percent(NodeHealth.Load load) {
    return load.counted() == 0 ? 0 : PERCENT * load.used() / load.counted();
  }

  @Override
  public Route routes(ManagementRouteProviderSettings settings) {
    return path(
        "metrics",
        () ->
            get(
                () ->
                    complete(
                        HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, registry.scrape()))));
  }
}
