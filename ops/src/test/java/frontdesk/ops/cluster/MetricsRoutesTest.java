package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.NodeSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node tells an autoscaler. */
class MetricsRoutesTest {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  @Test
  void shouldTellHowFullItIsAndNothingElse() throws Exception {
    // given
    NodeSettings seed = TestMember.node("node-1", "127.0.24.1");
    try (TestMember member = new TestMember(seed, TestMember.seededBy(seed))) {
      String address = ((Formation.Outcome.Formed) member.formed()).management().toString();
      // when, then: nothing is counted before the node has started
      assertThat(lines(address))
          .containsExactly(
              "frontdesk_slots_counted 0.0",
              "frontdesk_slots_used 0.0",
              "frontdesk_slots_used_percent 0.0");
      // when
      member.health.loadIs(() -> new NodeHealth.Load(30, 40));
      // then
      assertThat(lines(address))
          .containsExactly(
              "frontdesk_slots_counted 40.0",
              "frontdesk_slots_used 30.0",
              "frontdesk_slots_used_percent 75.0");
    }
  }

  private static List<String> lines(String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/metrics")).timeout(LIMIT).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().filter(line -> !line.startsWith("#")).toList();
  }
}
