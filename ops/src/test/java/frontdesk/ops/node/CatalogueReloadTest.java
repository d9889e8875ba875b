package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.ops.Exit;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ServiceId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running node, and a clinic's file that somebody changes. */
class CatalogueReloadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ClinicId CLINIC = new ClinicId("harbour-view");

  @TempDir private Path directory;

  @Test
  void shouldWorkWithAChangedFileOrGoOnAsBeforeWhenItIsWrong() throws IOException {
    Path clinic = directory.resolve("clinic.conf");
    String text = sample();
    Files.writeString(clinic, text);
    try (NodeUnderTest node =
            NodeUnderTest.start(
                directory.resolve("node"),
                "127.0.0.1",
                "frontdesk.clinics = [\"" + clinic + "\"]");
        LocalSocket socket =
            LocalSocket.open(node.node().configuration().settings(), node.node().answers())) {
      assertThat(socket.path()).exists();
      String config = node.files().config().toString();
      assertThat(reload(config).out()).contains("nothing changed");
      assertThat(length(node)).isEqualTo(Duration.ofMinutes(15));

      // when the first service takes twice as long
      Files.writeString(clinic, text.replaceFirst("duration = 15m", "duration = 30m"));
      Ran changed = reload(config);

      // then
      assertThat(changed.status()).as(changed.err()).isEqualTo(Exit.OK);
      assertThat(changed.out()).contains("new calls of harbour-view work with it");
      assertThat(length(node)).isEqualTo(Duration.ofMinutes(30));

      // when the file is wrong in two places
      Files.writeString(
          clinic,
          text.replaceFirst("duration = 15m", "duration = 45m")
              .replaceFirst("price = 60", "price = sixty")
              .replaceFirst("Europe/London", "Europe/Londn"));
      LocalReply refused =
          node.node().answers().apply(new LocalRequest("config-reload", "", false, "me", ""));
      Ran command = reload(config);

      // then both are named, by the node itself and by the command, and nothing has changed
      assertThat(refused.problem()).contains("goes on with those that it has");
      assertThat(StreamSupport.stream(refused.body().spliterator(), false).map(JsonNode::asText))
          .hasSize(2)
          .anyMatch(line -> line.contains("clinic.conf:") && line.contains("zone"))
          .anyMatch(line -> line.contains("clinic.conf:") && line.contains("services[0].price"));
      assertThat(command.status()).isEqualTo(Exit.CONFIG);
      assertThat(command.err()).contains("zone").contains("services[0].price");
      assertThat(length(node)).isEqualTo(Duration.ofMinutes(30));

      // when it is another clinic's
      Files.writeString(clinic, text.replace("id = harbour-view", "id = somebody-else"));
      assertThat(reload(config).err()).contains("harbour-view").contains("somebody-else");
      assertThat(length(node)).isEqualTo(Duration.ofMinutes(30));
    }
    // and when no node runs
    Files.writeString(clinic, text);
    Ran alone = reload(directory.resolve("node").resolve("frontdesk.conf").toString());
    assertThat(alone.status()).isEqualTo(Exit.NO);
    assertThat(alone.err()).contains("no node runs");
  }

  private static Ran reload(String config) {
    return Ran.frontdesk("config", "reload", "-c", config);
  }

  /** How long a consultation is that the ledger offers. */
  private static Duration length(NodeUnderTest node) {
    SlotQuery any =
        new SlotQuery(
            new ServiceId("consultation"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    List<Slot> free =
        node.node()
            .desks(CLINIC)
            .ledger()
            .<LedgerProtocol.FreeSlots>ask(to -> new LedgerProtocol.FindFree(any, to), PATIENCE)
            .toCompletableFuture()
            .join()
            .slots();
    return free.get(0).duration();
  }

  private static String sample() throws IOException {
    try (InputStream in =
        Catalogues.class.getClassLoader().getResourceAsStream(Catalogues.SAMPLES.get(1))) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
