package frontdesk.ops.firstcall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions and dialogs of a whole node (RFC 3261), for either family of addresses. */
abstract class RawCallsOnTheWire extends WholeNodeCalls {
  RawCallsOnTheWire(String host) {
    super(host, SHORT_TIMERS);
  }

  @ParameterizedTest
  @EnumSource
  void shouldMakeOneCallOfARetransmittedInvite(Transport transport) throws Exception {
    // given
    int before = node().storedCalls().size();
    try (RawPhone phone = phone(transport)) {
      String invite = phone.call().invite(phone.rtp().port());
      // when
      for (int i = 0; i < 3; i++) {
        phone.client().send(invite);
      }
      String first = phone.client().expectFinal("INVITE");
      phone.client().send(invite);
      String again = phone.client().expectFinal("INVITE");
      // then
      assertTrue(first.startsWith("SIP/2.0 200"), first);
      assertEquals(first, again, "the same answer");
      assertEquals(1, node().node().usage().slots());
      phone.call().joined(first);
      phone.call().acknowledge(1);
      phone.call().hangUp(2);
      assertEquals(CallEvent.Ending.CALLER_HUNG_UP, ending(phone.id()));
      assertEquals(before + 1, node().storedCalls().size(), "calls in the journal");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRepeatA200ThatWasLostUntilItsAck(Transport transport) throws IOException {
    // given: the first two 200s are taken to be lost
    try (RawPhone phone = phone(transport)) {
      phone.client().send(phone.call().invite(phone.rtp().port()));
      String first = phone.client().expectFinal("INVITE");
      String second = phone.client().expectFinal("INVITE");
      // when
      String third = phone.client().expectFinal("INVITE");
      phone.call().joined(third);
      phone.call().acknowledge(1);
      // then
      assertEquals(first, second);
      assertEquals(second, third);
      phone.rtp().sendTo(RawCall.audioAddress(third));
      phone.awaitSpeech(0);
      phone.client().drain(100);
      assertEquals(List.of(), phone.client().drain(600), "no 200 after the ACK");
      phone.call().hangUp(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldHangUpWhenNoAckComes(Transport transport) throws IOException {
    // given
    try (RawPhone phone = phone(transport)) {
      phone.client().send(phone.call().invite(phone.rtp().port()));
      phone.call().joined(phone.client().expectFinal("INVITE"));
      // when no ACK is sent, then
      String bye = phone.client().expect("BYE ");
      phone.client().send(phone.call().response(bye, "200 OK", ""));
      assertEquals(CallEvent.Ending.NOT_ACKNOWLEDGED, ending(phone.id()));
      assertTrue(phone.rtp().heard().audible().isZero(), "nothing was said to nobody knows whom");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnWhenACancelCrossesThe200(Transport transport) throws IOException {
    // given
    try (RawPhone phone = phone(transport)) {
      phone.client().send(phone.call().invite(phone.rtp().port()));
      String ok = phone.client().expectFinal("INVITE");
      // when
      String branch = phone.call().inviteBranch();
      phone.client().send(phone.call().request("CANCEL", 1, branch, "", ""));
      String answer = phone.client().expectFinal("CANCEL");
      // then: it has no effect (RFC 3261 9.2)
      assertTrue(answer.startsWith("SIP/2.0 200") || answer.startsWith("SIP/2.0 481"), answer);
      phone.call().joined(ok);
      phone.call().acknowledge(1);
      phone.awaitSpeech(0);
      phone.call().hangUp(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeOfOneMindAboutACancelThatComesAtOnce(Transport transport) throws Exception {
    for (int i = 0; i < 5; i++) {
      try (RawPhone phone = phone(transport)) {
        // given, when
        RawCall call = phone.call();
        phone.client().send(call.invite(phone.rtp().port()));
        phone.client().send(call.request("CANCEL", 1, call.inviteBranch(), "", ""));
        String toCancel = phone.client().expectFinal("CANCEL");
        String toInvite = phone.client().expectFinal("INVITE");
        // then
        assertTrue(toCancel.startsWith("SIP/2.0 200"), toCancel);
        call.joined(toInvite);
        if (toInvite.startsWith("SIP/2.0 200")) {
          call.acknowledge(1);
          call.hangUp(2);
        } else {
          assertTrue(toInvite.startsWith("SIP/2.0 487"), toInvite);
          phone.client().send(call.request("ACK", 1, call.inviteBranch(), "", ""));
        }
      }
      Await.until("no call is left", () -> node().node().usage().idle());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeAnOfferThatComesLate(Transport transport) throws IOException {
    // given
    try (RawPhone phone = phone(transport)) {
      RawCall call = phone.call();
      phone.client().send(call.request("INVITE", 1, ""));
      String ok = phone.client().expectFinal("INVITE");
      // when: the 200 holds the offer, the ACK the answer
      call.joined(ok);
      String formats = RawCall.line(RawSipClient.body(ok), "m=audio ");
      assertTrue(formats.contains("RTP/AVP") && formats.contains(" 0"), formats);
      phone.rtp().sendTo(RawCall.audioAddress(ok));
      phone.client().send(call.request("ACK", 1, call.offer(phone.rtp().port())));
      // then
      phone.awaitSpeech(0);
      phone.call().hangUp(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseCallsBeyondItsSlots(Transport transport) throws IOException {
    // given
    List<RawPhone> phones = new ArrayList<>();
    Set<CallId> ids = new HashSet<>();
    try {
      for (int i = 0; i < 3; i++) {
        RawPhone phone = phone(transport);
        phones.add(phone);
        ids.add(phone.dial().id());
      }
      assertEquals(3, ids.size());
      // when
      try (RawSipClient client = client(transport)) {
        RawCall fourth = new RawCall(client);
        client.send(fourth.invite(40_000));
        String refused = client.expectFinal("INVITE");
        client.send(fourth.request("ACK", 1, fourth.inviteBranch(), "", ""));
        // then
        assertTrue(refused.startsWith("SIP/2.0 503"), refused);
        assertEquals("30", RawSipClient.header(refused, "Retry-After"));
      }
      phones.get(0).call().hangUp(2);
      Await.until("a slot is free", () -> node().node().usage().slots() == 2);
      try (RawPhone next = phone(transport)) {
        next.dial().call().hangUp(2);
      }
    } finally {
      for (RawPhone phone : phones.subList(Math.min(1, phones.size()), phones.size())) {
        phone.call().hangUp(2);
      }
      for (RawPhone phone : phones) {
        phone.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhatItCanDo(Transport transport) throws IOException {
    try (RawSipClient client = client(transport)) {
      client.send(new RawCall(client).request("OPTIONS", 1, ""));
      String answer = client.expectFinal("OPTIONS");
      assertTrue(answer.startsWith("SIP/2.0 200"), answer);
      for (String method : new String[] {"INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO"}) {
        assertTrue(RawSipClient.header(answer, "Allow").contains(method), answer);
      }
      assertTrue(RawSipClient.header(answer, "Accept").contains("application/sdp"), answer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseANumberOfNoClinic(Transport transport) throws IOException {
    assertEquals("404", statusOfInvite(transport, "nobody-here", ""));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseASessionThatItCannotHave(Transport transport) throws IOException {
    String g729 =
        """
        v=0
        o=raw 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio 40000 RTP/AVP 18
        """
            .replace("\n", "\r\n");
    String video = g729.replace("m=audio 40000 RTP/AVP 18", "m=video 40000 RTP/AVP 31");
    assertEquals("488", statusOfInvite(transport, RawCall.CLINIC, g729));
    assertEquals("488", statusOfInvite(transport, RawCall.CLINIC, video));
  }

  private String statusOfInvite(Transport transport, String user, String sdp) throws IOException {
    try (RawSipClient client = client(transport)) {
      RawCall call = new RawCall(client, user);
      client.send(call.request("INVITE", 1, sdp.isEmpty() ? call.offer(40_000) : sdp));
      String refused = client.expectFinal("INVITE");
      client.send(call.request("ACK", 1, call.inviteBranch(), "", ""));
      return refused.substring(8, 11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotKnowDialogsThatNeverWere(Transport transport) throws IOException {
    try (RawSipClient client = client(transport)) {
      for (String tag :
          new String[] {"nonsense", "frontdesk-1-0.0123456789abcdef0123456789abcdef"}) {
        RawCall call = new RawCall(client);
        call.joined(
            "SIP/2.0 200 OK\r\nTo: <sip:x@y>;tag="
                + tag
                + "\r\nContact: <sip:"
                + tag
                + "@"
                + client.hostPort()
                + ">\r\n\r\n");
        client.send(call.request("BYE", 2, ""));
        assertTrue(client.expectFinal("BYE").startsWith("SIP/2.0 481"));
        client.send(call.request("INVITE", 3, call.offer(40_000)));
        String refused = client.expectFinal("INVITE");
        assertTrue(refused.startsWith("SIP/2.0 481"), refused);
        client.send(call.request("ACK", 3, call.inviteBranch(), "", ""));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldGreetAndNeverStopSending(Transport transport) throws IOException {
    try (RawPhone phone = phone(transport)) {
      // given
      long began = System.nanoTime();
      phone.dial();
      // when
      phone.awaitSpeech(began);
      Await.elapsed(Duration.ofSeconds(3));
      // then
      RawAudio heard = phone.rtp().heard();
      assertTrue(heard.audible().compareTo(Duration.ofSeconds(1)) > 0, "a greeting is longer");
      assertTrue(
          heard.longestGap().compareTo(Duration.ofMillis(500)) < 0,
          "sound never stops, but did for " + heard.longestGap().toMillis() + " ms");
      assertEquals(1, heard.sources());
      assertEquals(List.of(0), heard.payloadTypes());
      phone.call().hangUp(2);
      assertEquals(CallEvent.Ending.CALLER_HUNG_UP, ending(phone.id()));
      long ended = System.nanoTime();
      Await.elapsed(Duration.ofMillis(300));
      assertFalse(phone.rtp().heard().since(ended).size() > 1, "after the end nothing comes");
    }
  }
}
