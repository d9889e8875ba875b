package frontdesk.ops.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ClusterPlanTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void shouldWriteSettingsThatANodeTakes() throws Exception {
    // given
    ClusterPlan plan = ClusterPlan.of(3).withNetwork("127.0.77.x");
    NodePlace first = ClusterPlan.place(1, plan.ground(), folder);
    NodePlace second = ClusterPlan.place(2, plan.ground(), folder);
    Files.createDirectories(second.folder());
    String database =
        new ClusterPlan.Database("jdbc:postgresql://127.0.0.1/frontdesk", "frontdesk").settings();

    // when
    Files.writeString(
        second.config(),
        NodeFile.text(
            second,
            List.of(first),
            folder.resolve("master.key").toString(),
            database,
            "frontdesk.call.slots = 7"));
    Configuration.Outcome outcome =
        Configuration.load(
            Optional.of(second.config()), Map.of("FRONTDESK_JOURNAL_PASSWORD", "unused"));

    // then
    assertThat(outcome).isInstanceOf(Configuration.Loaded.class);
    var settings = ((Configuration.Loaded) outcome).settings();
    assertThat(settings.node().name()).isEqualTo("node-2");
    assertThat(settings.node().clusterHost()).isEqualTo("127.0.77.2");
    assertThat(settings.cluster().seedNodes()).hasSize(1);
    assertThat(settings.call().slots()).isEqualTo(7);
    assertThat(second.uri("harbour")).isEqualTo("sip:harbour@127.0.77.2:5060");
  }

  @Test
  void shouldRefuseWhatIsNoLoopbackNetworkOrNoCluster() {
    assertThatThrownBy(() -> ClusterPlan.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClusterPlan.of(21)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClusterPlan.of(3).withNetwork("192.0.2.x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cluster --nodes 0",
        "cluster --network 10.0.0.x",
        "chaos kill --nodes 99",
        "chaos drain --network nonsense",
        "cluster --unknown"
      })
  void shouldSayWhatIsWrongWithTheCommandLine(String line) {
    StringWriter err = new StringWriter();
    CommandLine commands = Frontdesk.commandLine();
    commands.setErr(new PrintWriter(err, true));

    int status = commands.execute(line.split(" "));

    assertThat(status).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).doesNotContain("\tat ").isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster", "chaos kill", "chaos drain", "chaos pause", "chaos race"})
  void shouldHelp(String line) {
    StringWriter out = new StringWriter();
    CommandLine commands = Frontdesk.commandLine();
    commands.setOut(new PrintWriter(out, true));

    assertThat(commands.execute((line + " --help").split(" "))).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("--nodes", "Exit status");
  }
}
