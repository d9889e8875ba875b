package frontdesk.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import frontdesk.config.JournalSettings;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.DatabasesForTests;
import frontdesk.persistence.journal.JournalConfig;
import frontdesk.protocol.audit.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.Test;

class StoredJsonTest {
  @Test
  void shouldReadAndHashWhatPekkoWrites() throws Exception {
    // given: the serializers of a node; its database is not touched
    JournalSettings settings =
        DatabasesForTests.settings(new DatabaseAddress.H2File(Path.of("target", "never-opened")));
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "serializers",
            JournalConfig.pekko(settings).withFallback(ConfigFactory.load()));
    try {
      Serialization serialization = SerializationExtension.get(system);
      for (Class<?> eventInterface : EventSamples.eventInterfaces()) {
        for (Class<? extends StoredEvent> type : EventSamples.eventClasses(eventInterface)) {
          for (StoredEvent event : new EventSamples().of(type)) {
            // when
            Serializer serializer = serialization.findSerializerFor(event);
            byte[] written = serializer.toBinary(event);
            String manifest = Serializers.manifestFor(serializer, event);
            // then
            assertThat(serializer.identifier()).isEqualTo(31);
            assertThat(manifest).isEqualTo(type.getName());
            assertThat(StoredJson.canonical(written)).isEqualTo(StoredJson.canonical(event));
            assertThat(StoredJson.read(written, type)).isEqualTo(event);
            assertThat(serialization.deserialize(written, serializer.identifier(), manifest).get())
                .isEqualTo(event);
          }
        }
      }
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void shouldHashAlikeWhateverTheOrderAndWhateverIsEmpty() throws Exception {
    // given
    String one = "{\"b\":1,\"a\":{\"y\":[1,{\"q\":2,\"p\":null}],\"x\":null},\"c\":[],\"d\":{}}";
    String other = "{ \"a\" : {\"y\":[1,{\"q\":2}]}, \"b\" : 1, \"e\":null }";
    // when
    byte[] canonical = StoredJson.canonical(one.getBytes(StandardCharsets.UTF_8));
    // then
    assertThat(new String(canonical, StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":{\"y\":[1,{\"q\":2}]},\"b\":1}");
    assertThat(StoredJson.canonical(other.getBytes(StandardCharsets.UTF_8))).isEqualTo(canonical);
  }
}
