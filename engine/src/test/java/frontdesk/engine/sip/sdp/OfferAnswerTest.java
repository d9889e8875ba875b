package frontdesk.engine.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.network.Network;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferAnswerTest {
  private static final LocalMedia LOCAL = LocalMedia.of("192.0.2.10", 30_000);
  private static final LocalDescription FIRST = LocalDescription.first(5);

  private final OfferAnswer offerAnswer = new OfferAnswer(Network.LOOPBACK);

  private static SessionDescription sdp(String connection, String... lines) {
    String text =
        "v=0\r\no=- 1 1 IN IP4 198.51.100.1\r\ns=-\r\nc="
            + connection
            + "\r\nt=0 0\r\n"
            + String.join("\r\n", lines)
            + "\r\n";
    SdpBody body = new SdpParser(SdpLimits.DEFAULTS).parse("application/sdp", text);
    assertThat(body).isInstanceOf(SdpBody.Present.class);
    return ((SdpBody.Present) body).description();
  }

  private static SessionDescription sdp(List<String> lines) {
    return sdp("IN IP4 198.51.100.1", lines.toArray(new String[0]));
  }

  private Negotiation.Agreed agreed(SessionDescription offer) {
    Negotiation outcome = offerAnswer.answer(offer, LOCAL, FIRST);
    assertThat(outcome).isInstanceOf(Negotiation.Agreed.class);
    return (Negotiation.Agreed) outcome;
  }

  @ParameterizedTest
  @CsvSource({
    "0 8,PCMU,0",
    "8 0,PCMA,8",
    "18 0,PCMU,0",
    "3 4 8,PCMA,8",
  })
  void shouldTakeTheOfferersFirstCodecThatIsOurs(String formats, Codec codec, int payloadType) {
    // when
    Negotiation.Agreed agreed = agreed(sdp(List.of("m=audio 40000 RTP/AVP " + formats)));

    // then
    assertThat(agreed.session().codec()).isEqualTo(codec);
    assertThat(agreed.session().sendPayloadType()).isEqualTo(payloadType);
    assertThat(agreed.description().text())
        .contains("m=audio 30000 RTP/AVP " + payloadType + "\r\n");
  }

  @Test
  void shouldTakeDynamicNumbersFromTheOffer() {
    // when
    Negotiation.Agreed agreed =
        agreed(
            sdp(
                List.of(
                    "m=audio 40000 RTP/AVP 110 97",
                    "a=rtpmap:110 pcma/8000",
                    "a=rtpmap:97 telephone-event/8000")));

    // then
    assertThat(agreed.session().codec()).isEqualTo(Codec.PCMA);
    assertThat(agreed.session().sendPayloadType()).isEqualTo(110);
    assertThat(agreed.session().receiveTelephoneEvent()).hasValue(97);
    assertThat(agreed.description().text())
        .contains("m=audio 30000 RTP/AVP 110 97")
        .contains("a=rtpmap:110 PCMA/8000")
        .contains("a=rtpmap:97 telephone-event/8000");
  }

  @ParameterizedTest
  @CsvSource({
    "a=ptime:20,20",
    "a=ptime:30,30",
    "a=ptime:5,10",
    "a=ptime:100,60",
    "a=ptime:20.0,20",
    "a=ptime:soon,20",
    "a=maxptime:10,10",
    "a=x-nothing,20"
  })
  void shouldKeepThePacketTimeWithinBounds(String line, int ms) {
    // when
    Negotiation.Agreed agreed = agreed(sdp(List.of("m=audio 40000 RTP/AVP 8", line)));

    // then
    assertThat(agreed.session().packetTime()).isEqualTo(Duration.ofMillis(ms));
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1,sendrecv,SENDRECV,false",
    "198.51.100.1,sendonly,RECVONLY,true",
    "198.51.100.1,recvonly,SENDONLY,false",
    "198.51.100.1,inactive,INACTIVE,true",
    "0.0.0.0,sendrecv,RECVONLY,true",
    "0.0.0.0,sendonly,RECVONLY,true",
    "0.0.0.0,recvonly,INACTIVE,true",
    "0.0.0.0,inactive,INACTIVE,true"
  })
  void shouldMirrorTheDirection(String address, String theirs, Direction ours, boolean held) {
    // when
    Negotiation.Agreed agreed =
        agreed(sdp("IN IP4 " + address, "m=audio 40000 RTP/AVP 8", "a=" + theirs));

    // then
    assertThat(agreed.session().direction()).isEqualTo(ours);
    assertThat(agreed.session().held()).isEqualTo(held);
    assertThat(agreed.description().text()).contains("a=" + ours.attribute() + "\r\n");
  }

  @Test
  void shouldUseSessionDirectionAndMediaAddressWhereTheyStand() {
    // when
    Negotiation.Agreed agreed =
        agreed(sdp(List.of("a=inactive", "m=audio 40000 RTP/AVP 8", "c=IN IP4 198.51.100.7")));

    // then
    assertThat(agreed.session().direction()).isEqualTo(Direction.INACTIVE);
    assertThat(agreed.session().remoteAddress()).isEqualTo("198.51.100.7");
  }

  /** A socket of one family reaches nobody of the other. */
  @Test
  void shouldAnswerWithinTheFamilyOfTheOfferOnly() {
    // given
    SessionDescription offer = sdp("IN IP6 2001:db8::1", "m=audio 40000 RTP/AVP 8");
    LocalMedia sixth = LocalMedia.of("2001:db8::10", 30_000);

    // when
    Negotiation fits = offerAnswer.answer(offer, sixth, FIRST);
    Negotiation doesNot = offerAnswer.answer(offer, LOCAL, FIRST);

    // then
    assertThat(fits)
        .isInstanceOfSatisfying(
            Negotiation.Agreed.class,
            agreed -> assertThat(agreed.description().text()).contains("c=IN IP6 2001:db8::10"));
    assertThat(doesNot).isEqualTo(new Negotiation.Refused(Negotiation.Reason.ADDRESS_REFUSED));
  }

  @Test
  void shouldDeclineEveryOtherStreamInPlace() {
    // when
    Negotiation.Agreed agreed =
        agreed(
            sdp(
                List.of(
                    "m=video 50000 RTP/AVP 31",
                    "m=audio 0 RTP/AVP 8",
                    "m=audio 40000 RTP/AVP 0",
                    "m=audio 40002 RTP/AVP 8",
                    "m=image 50002 udptl t38")));

    // then
    assertThat(agreed.description().mediaLines())
        .containsExactly(
            "m=video 0 RTP/AVP 31",
            "m=audio 0 RTP/AVP 8",
            "m=audio 30000 RTP/AVP 0",
            "m=audio 0 RTP/AVP 8",
            "m=image 0 udptl t38");
    // when we offer later, then in the same places
    LocalDescription offer = offerAnswer.offer(LOCAL, agreed.description());
    assertThat(offer.mediaLines()).hasSize(5);
    assertThat(offer.mediaLines().get(2)).isEqualTo("m=audio 30000 RTP/AVP 8 0 101");
    assertThat(offer.version()).isEqualTo(agreed.description().version() + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1,m=audio 40000 RTP/AVP 18,NO_CODEC",
    "198.51.100.1,m=audio 40000 RTP/SAVP 8,NO_AUDIO",
    "198.51.100.1,m=audio 0 RTP/AVP 8,NO_AUDIO",
    "198.51.100.1,m=video 40000 RTP/AVP 31,NO_AUDIO",
    "224.2.1.1,m=audio 40000 RTP/AVP 8,ADDRESS_REFUSED",
    "255.255.255.255,m=audio 40000 RTP/AVP 8,ADDRESS_REFUSED",
    "media.example.com,m=audio 40000 RTP/AVP 8,ADDRESS_REFUSED",
    "198.51.100.1,m=audio 53 RTP/AVP 8,ADDRESS_REFUSED"
  })
  void shouldRefuseWhatDoesNotFit(String address, String media, Negotiation.Reason reason) {
    // when
    Negotiation outcome = offerAnswer.answer(sdp("IN IP4 " + address, media), LOCAL, FIRST);

    // then
    assertThat(outcome).isEqualTo(new Negotiation.Refused(reason));
    assertThat(((Negotiation.Refused) outcome).warning("desk")).matches("[0-9]{3} desk \".+\"");
  }

  @Test
  void shouldSendToLoopbackOnlyWhereThatIsAllowed() {
    // given
    SessionDescription offer = sdp("IN IP4 127.0.0.1", "m=audio 40000 RTP/AVP 8");

    // then
    assertThat(offerAnswer.answer(offer, LOCAL, FIRST)).isInstanceOf(Negotiation.Agreed.class);
    assertThat(new OfferAnswer(List.of()).answer(offer, LOCAL, FIRST))
        .isEqualTo(new Negotiation.Refused(Negotiation.Reason.ADDRESS_REFUSED));
  }

  @Test
  void shouldCountTheVersionOnlyWhenSomethingChanged() {
    // given
    SessionDescription offer = sdp(List.of("m=audio 40000 RTP/AVP 8"));
    LocalDescription first = agreed(offer).description();

    // when
    Negotiation same = offerAnswer.answer(offer, LOCAL, first);
    Negotiation held =
        offerAnswer.answer(sdp(List.of("m=audio 40000 RTP/AVP 8", "a=sendonly")), LOCAL, first);

    // then
    assertThat(((Negotiation.Agreed) same).description()).isEqualTo(first);
    assertThat(((Negotiation.Agreed) held).description().version()).isEqualTo(first.version() + 1);
  }

  @Test
  void shouldReceiveByOurNumbersAndSendByTheirsWhenWeOffered() {
    // given
    LocalDescription offer = offerAnswer.offer(LOCAL, FIRST);

    // when
    Negotiation outcome =
        offerAnswer.accept(
            sdp(List.of("m=audio 40000 RTP/AVP 0 97", "a=rtpmap:97 telephone-event/8000")),
            LOCAL,
            offer);

    // then
    MediaSession session = ((Negotiation.Agreed) outcome).session();
    assertThat(session.codec()).isEqualTo(Codec.PCMU);
    assertThat(session.sendTelephoneEvent()).hasValue(97);
    assertThat(session.receiveTelephoneEvent()).hasValue(101);
  }

  @ParameterizedTest
  @CsvSource({
    "m=audio 0 RTP/AVP 8,NO_AUDIO",
    "m=audio 40000 RTP/AVP 18,NO_CODEC",
  })
  void shouldRefuseAnAnswerThatDoesNotFit(String media, Negotiation.Reason reason) {
    // given
    LocalDescription offer = offerAnswer.offer(LOCAL, FIRST);

    // then
    assertThat(offerAnswer.accept(sdp(List.of(media)), LOCAL, offer))
        .isEqualTo(new Negotiation.Refused(reason));
    assertThat(offerAnswer.accept(sdp(List.of(media, media)), LOCAL, offer))
        .isEqualTo(new Negotiation.Refused(Negotiation.Reason.ANSWER_MISMATCH));
  }

  @ParameterizedTest
  @CsvSource({
    "v=1,VERSION",
    "o=broken,ORIGIN",
    "c=IN IP4,CONNECTION",
    "m=audio x RTP/AVP 8,MEDIA",
    "m=audio 70000 RTP/AVP 8,MEDIA",
    "no equals sign,LINE"
  })
  void shouldNameWhatIsMalformed(String line, SdpBody.Defect defect) {
    // given
    String good = "v=0\r\ns=-\r\n" + line + "\r\n";

    // then
    assertThat(new SdpParser(SdpLimits.DEFAULTS).parse("application/sdp", good))
        .isEqualTo(new SdpBody.Malformed(defect));
  }

  @Test
  void shouldRefuseDescriptionsBeyondTheLimits() {
    // given
    SdpParser parser = new SdpParser(SdpLimits.DEFAULTS);
    String start = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n";

    // then
    assertThat(parser.parse("application/sdp", start + "a=x\r\n".repeat(2_000)))
        .isEqualTo(new SdpBody.Malformed(SdpBody.Defect.TOO_LONG));
    assertThat(parser.parse("application/sdp", start + "a=x\r\n".repeat(300)))
        .isEqualTo(new SdpBody.Malformed(SdpBody.Defect.TOO_LONG));
    assertThat(parser.parse("application/sdp", start + "m=audio 4 RTP/AVP 0\r\n".repeat(9)))
        .isEqualTo(new SdpBody.Malformed(SdpBody.Defect.MEDIA));
    assertThat(parser.parse("text/plain", start)).isEqualTo(SdpBody.Absent.INSTANCE);
  }
}
