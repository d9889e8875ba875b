package frontdesk.engine.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.message.ParseResult.Defect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipParserTest {
  private final SipParser parser = new SipParser(ParseLimits.DEFAULTS);

  private ParseResult parse(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return parser.parseDatagram(octets, octets.length);
  }

  private SipRequest request(String text) {
    ParseResult result = parse(text);
    assertThat(result).isInstanceOf(ParseResult.Parsed.class);
    return (SipRequest) ((ParseResult.Parsed) result).message();
  }

  private static String options(String... lines) {
    return String.join("\r\n", lines)
        + "\r\nFrom: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\n"
        + "Call-ID: c1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
  }

  @Test
  void shouldReadCompactFoldedAndJoinedHeaders() {
    // when
    SipRequest request =
        request(
            String.join(
                "\r\n",
                "INVITE sip:b@example.com SIP/2.0",
                "v: SIP/2.0/UDP one.example.com;branch=z9hG4bK1 ,",
                " SIP/2.0/TCP [2001:db8::1]:5070;branch=z9hG4bK2",
                "f: \"A \\\"quoted\\\" <name>, with; signs\" <sip:a@example.com>;TAG=x",
                "T: sip:b@example.com;tag=y",
                "i: c1",
                "cSeQ: 1",
                "\tINVITE",
                "SUBJECT: one",
                "  two",
                "l: 0",
                "",
                ""));

    // then
    assertThat(request.headers().all("via")).hasSize(2);
    assertThat(request.topVia().branch()).isEqualTo("z9hG4bK1");
    assertThat(Via.parse(request.headers().all("Via").get(1)).orElseThrow().sentBy())
        .isEqualTo("[2001:db8::1]:5070");
    assertThat(request.from().displayName()).isEqualTo("A \"quoted\" <name>, with; signs");
    assertThat(request.from().tag()).isEqualTo("x");
    assertThat(request.to().tag()).isEqualTo("y");
    assertThat(request.to().uri()).isEqualTo("sip:b@example.com");
    assertThat(request.cseq()).isEqualTo(new CSeq(1, "INVITE"));
    assertThat(request.headers().first("Subject")).hasValue("one two");
  }

  @Test
  void shouldWriteWhatItReads() {
    // given
    SipRequest first =
        request(options("OPTIONS sip:b@example.com SIP/2.0", "Via: SIP/2.0/UDP h;branch=z9hG4bK1"));

    // when
    byte[] octets = SipWriter.write(first);

    // then
    ParseResult again = parser.parseDatagram(octets, octets.length);
    assertThat(((SipRequest) ((ParseResult.Parsed) again).message()).uri()).isEqualTo(first.uri());
    assertThat(new String(octets, StandardCharsets.ISO_8859_1))
        .startsWith("OPTIONS sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\n")
        .endsWith("Content-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Bad Name: x,HEADER_MALFORMED",
    ": nothing,HEADER_MALFORMED",
    "no colon,HEADER_MALFORMED",
    "Subject: a{CR}Injected: b,HEADER_MALFORMED",
    "Subject: a{LF}Injected: b,HEADER_MALFORMED",
    "Max-Forwards: -1,NUMBER_OUT_OF_RANGE",
    "Max-Forwards: many,NUMBER_OUT_OF_RANGE",
    "Call-ID: second,HEADER_REPEATED",
    "Route: <sip:unclosed,HEADER_MALFORMED",
    "Record-Route: not a uri,ADDRESS",
    "Content-Length: 7,HEADER_REPEATED"
  })
  void shouldNameTheDefect(String line, Defect defect) {
    // when
    ParseResult result =
        parse(
            options(
                "OPTIONS sip:b@example.com SIP/2.0",
                "Via: SIP/2.0/UDP h;branch=z9hG4bK1",
                line.replace("{CR}", "\r").replace("{LF}", "\n")));

    // then
    assertThat(result).isInstanceOf(ParseResult.Refused.class);
    assertThat(((ParseResult.Refused) result).defect()).isEqualTo(defect);
    assertThat(((ParseResult.Refused) result).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:b@",
        "sip:@example.com",
        "sip:b@exa mple.com",
        "sip:b@example.com:70000",
        "sip:b%4@example.com",
        "sip:b@[2001:db8::1",
        "sip:b@example.com;;lr",
        "b@example.com",
        "sip:b@example.com?a=b"
      })
  void shouldRefuseABadRequestUri(String uri) {
    // when
    ParseResult result =
        parse(options("OPTIONS " + uri + " SIP/2.0", "Via: SIP/2.0/UDP h;branch=z9hG4bK1"));

    // then
    assertThat(result).isInstanceOf(ParseResult.Refused.class);
    assertThat(((ParseResult.Refused) result).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "SIP/2.0 99 Low\r\n\r\n",
        "SIP/2.0 abc Bad\r\n\r\n",
        "SIP/2.0 200 OK\r\nVia: x\r\n\r\n",
        "OPTIONS sip:b@example.com SIP/2.0\r\n\r\n"
      })
  void shouldDiscardWhatCannotBeAnswered(String text) {
    assertThat(parse(text)).isInstanceOf(ParseResult.Discarded.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "\r\n\r\n"})
  void shouldTakeLineEndsAsKeepAlive(String text) {
    assertThat(parse(text)).isInstanceOf(ParseResult.KeepAlive.class);
  }

  @Test
  void shouldReadUrisOfEachForm() {
    // then
    assertThat(SipUri.parse("sips:u:p@[2001:db8::1]:5061;transport=tcp;lr?a=b").orElseThrow())
        .satisfies(
            uri -> {
              assertThat(uri.secure()).isTrue();
              assertThat(uri.user()).isEqualTo("u:p");
              assertThat(uri.host()).isEqualTo("[2001:db8::1]");
              assertThat(uri.port()).hasValue(5061);
              assertThat(uri.params().has("LR")).isTrue();
              assertThat(uri.headers()).isEqualTo("a=b");
              assertThat(uri.text()).isEqualTo("sips:u:p@[2001:db8::1]:5061;transport=tcp;lr?a=b");
            });
    assertThat(NameAddr.parse("<tel:+40212345678;phone-context=x>").orElseThrow().user())
        .isEqualTo("+40212345678");
    assertThat(NameAddr.parse("sip:a@example.com?x=y")).isEmpty();
    assertThat(NameAddr.parse("\"open <sip:a@example.com>")).isEmpty();
  }

  @Test
  void shouldCutAStreamWhereverItIsSplit() {
    // given
    String one = options("OPTIONS sip:b@example.com SIP/2.0", "Via: SIP/2.0/TCP h;branch=z9hG4bK1");
    byte[] stream = ("\r\n\r\n" + one + one + "\r\n" + one).getBytes(StandardCharsets.ISO_8859_1);
    for (int piece = 1; piece < 40; piece++) {
      StreamFramer framer = new StreamFramer(parser, ParseLimits.DEFAULTS);
      List<ParseResult> results = new ArrayList<>();

      // when
      for (int at = 0; at < stream.length; at += piece) {
        int length = Math.min(piece, stream.length - at);
        results.addAll(framer.feed(ByteBuffer.wrap(stream, at, length)));
      }

      // then
      assertThat(results).as("pieces of %d", piece).hasSize(4);
      assertThat(results.get(0)).isInstanceOf(ParseResult.KeepAlive.class);
      assertThat(results.subList(1, 4)).allMatch(r -> r instanceof ParseResult.Parsed);
    }
  }

  @Test
  void shouldBreakOffAnEndlessHead() {
    // given
    StreamFramer framer = new StreamFramer(parser, ParseLimits.DEFAULTS);
    String head = "OPTIONS sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\n";
    byte[] octets = (head + "X: y\r\n".repeat(2_000)).getBytes(StandardCharsets.ISO_8859_1);

    // when
    List<ParseResult> results = framer.feed(ByteBuffer.wrap(octets));

    // then
    assertThat(results).hasSize(1);
    assertThat(results.get(0)).isInstanceOf(ParseResult.Refused.class);
    assertThat(framer.isBroken()).isTrue();
    assertThat(framer.feed(ByteBuffer.wrap(octets))).isEmpty();
  }

  @Test
  void shouldNeverThrowWhateverArrives() {
    long seed = 4_475L;
    Random random = new Random(seed);
    String good =
        options(
            "OPTIONS sip:b@example.com;x=y SIP/2.0",
            "Via: SIP/2.0/UDP h:5060;branch=z9hG4bK1;rport, SIP/2.0/TCP [::1];branch=z9hG4bK2",
            "Contact: \"N\" <sip:c@example.com>;q=0.1",
            "Record-Route: <sip:p@example.com;lr>");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int change = 0; change <= random.nextInt(6); change++) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
      }
      ParseResult result = parse(text.toString());
      if (result instanceof ParseResult.Parsed parsed) {
        SipMessage message = parsed.message();
        assertThat(message.topVia()).as("seed %d, turn %d", seed, i).isNotNull();
        assertThat(message.from().tag() + message.to().tag() + message.callId()).isNotNull();
        assertThat(SipWriter.write(message)).isNotEmpty();
      }
    }
  }
}
