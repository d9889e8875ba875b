package frontdesk.ops.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import frontdesk.ops.Exit;
import frontdesk.ops.node.LocalReply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What {@code config reload} prints of a node's answer, and its exit status. */
class ReloadCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int report(String problem, String body) throws IOException {
    return ReloadCommand.report(
        new LocalReply(problem, new ObjectMapper().readTree(body)),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  private static String node(String address, String how, String lines) {
    return """
        {"node": "%s", "reading": {"how": "%s", "lines": [%s]}}"""
        .formatted(address, how, lines);
  }

  private static String nodes(String... each) {
    return "{\"nodes\": [" + String.join(",", each) + "]}";
  }

  @Test
  void shouldHaveALineForEachNodeOfACluster() throws IOException {
    int status =
        report(
            "2 of 4 nodes do not work with the files as they are",
            nodes(
                node("a:1", "RELOADED", "\"harbour-view\", \"bright-smile\""),
                node("b:1", "UNCHANGED", ""),
                node("c:1", "REFUSED", "\"x.conf:3: zone\", \"x.conf:9: price\""),
                node("d:1", "SILENT", "")));
    assertThat(out.toString().lines())
        .containsExactly(
            "a:1 reloaded: harbour-view, bright-smile",
            "b:1 unchanged",
            "c:1 refused, and goes on with what it has",
            "  x.conf:3: zone",
            "  x.conf:9: price",
            "d:1 silent: not reached in time, or of an older build");
    assertThat(err.toString()).contains("2 of 4 nodes");
    assertThat(status).isEqualTo(Exit.NO);
  }

  @Test
  void shouldBeContentWhereEveryNodeIs() throws IOException {
    int status = report("", nodes(node("a:1", "RELOADED", "\"x\""), node("b:1", "UNCHANGED", "")));
    assertThat(status).isEqualTo(Exit.OK);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldSayOfANodeAloneWhatItSaidBefore() throws IOException {
    assertThat(report("", "[]")).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("nothing changed");
    assertThat(report("the catalogues are refused", "[\"x.conf:3: zone\"]")).isEqualTo(Exit.CONFIG);
    assertThat(err.toString()).contains("x.conf:3: zone");
    assertThat(
            ReloadCommand.report(
                new LocalReply("no node runs", NullNode.getInstance()),
                new PrintWriter(out, true),
                new PrintWriter(err, true)))
        .isEqualTo(Exit.NO);
  }
}
