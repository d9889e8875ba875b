package frontdesk.engine.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import frontdesk.engine.sip.network.IpLiteral;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Socket addresses as JSON: an IP literal and a port. Jackson's own form comes back unresolved, and
 * a dialog that is taken up again must not ask a name server where its caller is.
 */
final class SocketAddresses {
  private static final long FORM = 1L;

  private SocketAddresses() {}

  static SimpleModule module() {
    return new SimpleModule("socket-addresses")
        .addSerializer(InetSocketAddress.class, new Writer())
        .addDeserializer(InetSocketAddress.class, new Reader());
  }

  private static final class Writer extends StdSerializer<InetSocketAddress> {
    private static final long serialVersionUID = FORM;

    Writer() {
      super(InetSocketAddress.class);
    }

    @Override
    public void serialize(
        InetSocketAddress address, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("ip", IpLiteral.bare(address.getAddress()));
      json.writeNumberField("port", address.getPort());
      json.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<InetSocketAddress> {
    private static final long serialVersionUID = FORM;

    Reader() {
      super(InetSocketAddress.class);
    }

    @Override
    public InetSocketAddress deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      JsonNode node = json.readValueAsTree();
      InetAddress ip =
          IpLiteral.parse(node.path("ip").asText())
              .orElseThrow(() -> JsonMappingException.from(json, "no IP literal"));
      return new InetSocketAddress(ip, node.path("port").asInt());
    }
  }
}
