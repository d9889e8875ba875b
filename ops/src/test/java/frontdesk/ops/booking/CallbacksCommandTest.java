package frontdesk.ops.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.Exit;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.node.LocalSocket;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.ShardId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbacksCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Instant NOON = Instant.parse("2027-03-02T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void shouldListByDueTimeAndLeaveOutWhatIsDone() throws IOException {
    // given: two promises, the later one first
    Path config;
    try (NodeUnderTest node = NodeUnderTest.startWithoutEars(directory, "127.0.0.1", "");
        LocalSocket socket =
            LocalSocket.open(node.node().configuration().settings(), node.node().answers())) {
      assertThat(socket.path()).exists();
      config = node.files().config();
      assertThat(callbacks(config).out()).contains("no open callbacks");
      promise(node, "c-later", NOON.plusSeconds(3_600));
      promise(node, "c-sooner", NOON);
      // when the node is asked
      Ran listed = callbacks(config);
      Ran taken = callbacks(config, "--take", "c-later");
      Ran unknown = callbacks(config, "--done", "c-nobody");
      // then
      assertThat(listed.out().lines().map(line -> line.split(" ", 2)[0]))
          .containsExactly("c-sooner", "c-later");
      assertThat(listed.out()).contains("due 2027-03-02T12:00:00Z").contains("consultation");
      assertThat(taken.status()).as(taken.err()).isEqualTo(Exit.OK);
      assertThat(unknown.status()).isEqualTo(Exit.NO);
      assertThat(unknown.err()).contains("there is no open callback c-nobody");
    }
    // and when no node runs
    assertThat(callbacks(config).out()).contains("c-later").contains("taken by ");
    assertThat(callbacks(config, "--done", "c-sooner").status()).isEqualTo(Exit.OK);
    assertThat(callbacks(config, "--json").out()).contains("c-later").doesNotContain("c-sooner");
  }

  private static Ran callbacks(Path config, String... more) {
    List<String> line = new ArrayList<>(List.of("callbacks", "-c", config.toString()));
    line.addAll(List.of(more));
    return Ran.frontdesk(line.toArray(new String[0]));
  }

  private static void promise(NodeUnderTest node, String id, Instant due) {
    CallId call = CallId.create(ShardId.of("frontdesk-1", 0), new Random(7));
    CallbackProtocol.Wish wish =
        new CallbackProtocol.Wish(
            Optional.empty(),
            Optional.of(new ServiceId("consultation")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ClinicId clinic = node.node().configuration().catalogues().all().get(0).catalogue().id();
    CallbackProtocol.Answer answer =
        node.node()
            .desks(clinic)
            .callbacks()
            .<CallbackProtocol.Answer>ask(
                to -> new CallbackProtocol.Promise(new CallbackId(id), call, wish, due, to),
                PATIENCE)
            .toCompletableFuture()
            .join();
    assertThat(answer.outcome()).isEqualTo(CallbackProtocol.Outcome.COMMITTED);
  }
}
