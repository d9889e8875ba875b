package frontdesk.ops.provider;

import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.engine.provider.wire.WireSettings;
import frontdesk.ops.provider.fake.VendorFake;
import frontdesk.protocol.privacy.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;

/** Wires with deadlines that a test can wait for. */
public final class Wires {
  /** Longer than any answer of a fake that is well, short enough to be waited for. */
  public static final Duration DEADLINE = Duration.ofMillis(400);

  public static final WireSettings SETTINGS =
      new WireSettings(
          Duration.ofSeconds(1),
          DEADLINE,
          DEADLINE,
          Duration.ofMillis(100),
          Duration.ofMillis(400),
          Duration.ofMillis(200),
          200_000,
          100_000,
          1_000_000,
          Optional.empty());

  private Wires() {}

  public static Network network(ActorSystem<?> system) {
    return new Network(system, SETTINGS);
  }

  /** An account at a fake, by the key that it takes. */
  public static Account account(String vendor, URI uri) {
    return account(vendor, uri, VendorFake.KEY);
  }

  public static Account account(String vendor, URI uri, String key) {
    return new Account(vendor, uri, () -> new Secret(key));
  }
}
