package frontdesk.ops.provider.fake;

import frontdesk.ops.provider.fake.Counts.Of;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Azure's text to speech over REST, {@code /cognitiveservices/v1}. */
public final class AzureVoiceFake extends HttpVoiceFake {
  private static final int MU_LAW_OCTETS_PER_MS = 8;

  /** learn.microsoft.com, REST text to speech, headers: Ocp-Apim-Subscription-Key. */
  @Override
  protected boolean authorized(FakeExchange exchange) {
    return exchange.header("Ocp-Apim-Subscription-Key").filter(KEY::equals).isPresent();
  }

  /** The reasons are in the status alone. */
  @Override
  protected String refusal(int status) {
    return "";
  }

  /** SSML whose voice must be named; the output format and a user agent are required. */
  @Override
  protected void serve(FakeExchange exchange, Fault fault) throws IOException {
    String ssml = exchange.bodyText();
    boolean asDocumented =
        exchange.method().equals("POST")
            && exchange.path().equals("/cognitiveservices/v1")
            && exchange.header("Content-Type").filter("application/ssml+xml"::equals).isPresent()
            && exchange.header("User-Agent").isPresent()
            && exchange
                .header("X-Microsoft-OutputFormat")
                .filter("raw-8khz-8bit-mono-mulaw"::equals)
                .isPresent();
    try {
      Document document = parse(ssml);
      boolean named = document.getElementsByTagName("voice").getLength() == 1;
      if (asDocumented && named) {
        String text = document.getDocumentElement().getTextContent();
        byte[] audio = FakeSpeech.muLaw(text);
        speak(exchange, fault, text, "audio/basic", audio, MU_LAW_OCTETS_PER_MS);
        return;
      }
    } catch (SAXException notXml) {
      // Refused below, as the vendor does.
    }
    counts().add(Of.OFFENCES, 1);
    exchange.respondJson(400, "");
  }

  private static Document parse(String ssml) throws IOException, SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(ssml)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java runtime parses XML", e);
    }
  }
}
