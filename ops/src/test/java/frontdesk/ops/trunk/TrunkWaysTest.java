package frontdesk.ops.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A trunk over each transport and kind of address. Where it is TCP the provider passes on what its
 * callers send by UDP, so both ways have to be in each call's route set (RFC 3261 16.6, 12.1.1).
 */
class TrunkWaysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GOODBYE = Duration.ofMinutes(1);

  /** So that whoever says nothing is soon hung up on. */
  private static final String HASTY =
      "frontdesk.call { no-speech-timeout = 1s, anything-else-timeout = 1s }\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"tcp, 127, false", "udp, ::1, false", "tcp, ::1, true"})
  void shouldTakeCallsThatEitherSideEnds(String transport, String place, boolean alsoSilent)
      throws Exception {
    boolean six = place.equals("::1");
    String providers = six ? place : Places.host(1);
    String nodes = six ? place : Places.host(2);
    InetAddress callers = InetAddress.getByName(six ? place : Places.host(5));
    try (Kamailio provider = Kamailio.start(folder, providers)) {
      ProviderAccount account = new ProviderAccount(provider, transport);
      String settings = account.settings(six ? "::1/128" : Places.network()) + HASTY;
      try (NodeUnderTest node =
          NodeUnderTest.startWithoutEars(folder.resolve("node"), nodes, settings)) {
        // given
        Await.until("registered", PATIENCE, () -> provider.registered().size() == 1);

        // when the caller hangs up
        MeasuredCall left =
            account.call(
                callers,
                CallScript.of(CallScript.waitForTurn(), CallScript.hangUp()),
                new Random(1));

        // then
        assertThat(left.outcome()).as(left.reason()).isEqualTo(MeasuredCall.Outcome.COMPLETED);
        assertThat(left.firstAudioMs()).isNotNull();
        assertThat(node.events(new CallId(left.farTag())).get(0).header().clinic())
            .isEqualTo(new ClinicId("harbour-view"));
        Await.until("nothing is left of it", PATIENCE, () -> node.node().usage().idle());

        // when
        if (alsoSilent) {
          isHungUpOnAfterHavingSaidNothing(account, callers);
          Await.until("nothing is left of it", PATIENCE, () -> node.node().usage().idle());
        }

        // when it takes no more calls
        node.node().drain();

        // then
        Await.until("no longer registered", PATIENCE, () -> provider.registered().isEmpty());
      }
    }
  }

  @Test
  void shouldTakeEachTrunksCallsForItsOwnClinic() throws Exception {
    try (Kamailio one = Kamailio.start(folderOf("one"), Places.host(1));
        Kamailio other = Kamailio.start(folderOf("other"), Places.host(3))) {
      ProviderAccount first = new ProviderAccount(one, "udp", "first", "harbour-view");
      ProviderAccount second = new ProviderAccount(other, "tcp", "second", "bright-smile");
      String settings = first.settings(Places.network()) + second.trunk();
      try (NodeUnderTest node =
          NodeUnderTest.startWithoutEars(folder.resolve("node"), Places.host(2), settings)) {
        // given
        Await.until("registered at one", PATIENCE, () -> one.registered().size() == 1);
        Await.until("registered at the other", PATIENCE, () -> other.registered().size() == 1);

        // when, then
        Random ids = new Random(3);
        for (ProviderAccount account : List.of(second, first)) {
          MeasuredCall call =
              account.call(
                  InetAddress.getByName(Places.host(5)),
                  CallScript.of(CallScript.waitForTurn(), CallScript.hangUp()),
                  ids);
          assertThat(call.outcome()).as(call.reason()).isEqualTo(MeasuredCall.Outcome.COMPLETED);
          assertThat(node.events(new CallId(call.farTag())).get(0).header().clinic())
              .isEqualTo(new ClinicId(account.clinic()));
        }

        // when it takes no more calls
        node.node().drain();

        // then
        Await.until("taken back from one", PATIENCE, () -> one.registered().isEmpty());
        Await.until("taken back from the other", PATIENCE, () -> other.registered().isEmpty());
      }
    }
  }

  private Path folderOf(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private static void isHungUpOnAfterHavingSaidNothing(ProviderAccount account, InetAddress from)
      throws Exception {
    MeasuredCall silent =
        account.call(from, CallScript.of(new ScriptStep.WaitForHangUp(GOODBYE)), new Random(2));
    assertThat(silent.outcome()).as(silent.reason()).isEqualTo(MeasuredCall.Outcome.COMPLETED);
    assertThat(silent.endedBy()).isEqualTo(MeasuredCall.EndedBy.FAR_END);
  }
}
