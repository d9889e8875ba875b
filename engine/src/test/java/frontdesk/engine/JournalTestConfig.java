package frontdesk.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.SerializationSettings;

/** Journals in memory that store what the real one would: JSON events and snapshots. */
public final class JournalTestConfig {
  private static final Config SERIALIZATION =
      ConfigFactory.parseString(
          """
          pekko.loglevel = WARNING
          pekko.actor {
            allow-java-serialization = off
            serialization-bindings {
              "frontdesk.protocol.audit.StoredEvent" = jackson-json
              "frontdesk.protocol.audit.StoredSnapshot" = jackson-json
              "frontdesk.protocol.audit.NodeMessage" = jackson-cbor
            }
          }
          pekko.persistence.snapshot-store-plugin-fallback.snapshot-is-optional = true
          """);

  private static final Config STORED_AS_BYTES =
      ConfigFactory.parseString(
          """
          pekko.persistence.testkit.events.serialize = on
          pekko.persistence.testkit.snapshots.serialize = on
          """);

  /** Commands, replies and events go through their serializers; states need not. */
  public static final SerializationSettings CHECKED =
      EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyState(false);

  private JournalTestConfig() {}

  /** For {@link EventSourcedBehaviorTestKit}. */
  public static Config forBehaviorTestKit() {
    return SERIALIZATION.withFallback(EventSourcedBehaviorTestKit.config());
  }

  /** For journals that refuse a write or store snapshots. */
  public static Config forPersistenceTestKit() {
    return STORED_AS_BYTES
        .withFallback(SERIALIZATION)
        .withFallback(PersistenceTestKitPlugin.getInstance().config())
        .withFallback(PersistenceTestKitSnapshotPlugin.config());
  }
}
