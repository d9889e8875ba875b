package frontdesk.ops.cluster;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.management.javadsl.ManagementRouteProvider;
import org.apache.pekko.management.javadsl.ManagementRouteProviderSettings;

/**
 * {@code GET /ready} and {@code GET /alive}: 200, or 503 with the reason. Pekko's own would answer
 * 500, which reads as a fault where a node only drains. Made by Pekko.
 */
public final class HealthRoutes extends AllDirectives implements ManagementRouteProvider {
  private final NodeHealth health;

  public HealthRoutes(ExtendedActorSystem system) {
    this.health = system.settings().setup().get(NodeHealth.class).orElseGet(NodeHealth::new);
  }

  @Override
  public Route routes(ManagementRouteProviderSettings settings) {
    return concat(
        path("ready", () -> get(() -> answer("ready", health::whyNotReady))),
        path("alive", () -> get(() -> answer("alive", health::whyNotAlive))));
  }

  private Route answer(String good, Supplier<Optional<String>> reason) {
    return extractRequest(
        request -> {
          Optional<String> why = reason.get();
          return why.isEmpty()
              ? complete(StatusCodes.OK, good + "\n")
              : complete(StatusCodes.SERVICE_UNAVAILABLE, why.get() + "\n");
        });
  }
}
