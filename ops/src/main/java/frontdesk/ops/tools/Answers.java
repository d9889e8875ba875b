package frontdesk.ops.tools;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.tools.OutsideRefusal;
import frontdesk.engine.dialogue.tools.RefusalSentences;
import frontdesk.engine.dialogue.tools.ToolRefusal;
import frontdesk.protocol.booking.LedgerProtocol.FreeSlots;
import frontdesk.protocol.booking.Slot;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What is answered over HTTP: JSON, and problems as RFC 9457 has them. */
final class Answers {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;
  private static final ContentType PROBLEM =
      ContentTypes.create(
          MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8));
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Answers() {}

  /** What was sent, if it is JSON. */
  static Optional<JsonNode> parsed(String body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty(); // the caller says so, and nothing of what was sent
    }
  }

  static HttpResponse of(ObjectNode body) {
    return HttpResponse.create()
        .withStatus(OK)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body.toString()));
  }

  /** A sentence. */
  static HttpResponse told(String text, String language) {
    return of(JsonNodeFactory.instance.objectNode().put("text", text).put("language", language))
        .addHeader(RawHeader.create("Content-Language", language));
  }

  /** Free slots, their times with the offset of the clinic's zone. */
  static HttpResponse slots(FreeSlots found, Catalogue clinic, String language) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("exactFit", found.exactFit());
    var slots = body.putArray("slots");
    for (Slot slot : found.slots()) {
      ObjectNode one = slots.addObject();
      one.put("service", slot.service().value());
      clinic
          .service(slot.service())
          .ifPresent(service -> one.put("serviceName", service.name(language)));
      one.put("practitioner", slot.practitioner().value());
      clinic
          .practitioner(slot.practitioner())
          .ifPresent(someone -> one.put("practitionerName", someone.name()));
      one.put(
          "start",
          slot.start()
              .atZone(clinic.zone())
              .truncatedTo(ChronoUnit.MINUTES)
              .toOffsetDateTime()
              .toString());
      one.put("minutes", slot.duration().toMinutes());
    }
    return of(body);
  }

  /** What the declaration refuses. */
  static HttpResponse problem(ToolRefusal refusal, String language) {
    int status =
        switch (refusal.code()) {
          case UNKNOWN_TOOL -> NOT_FOUND;
          case NOT_AN_OBJECT, UNKNOWN_PARAMETER, MISSING_PARAMETER, WRONG_KIND -> BAD_REQUEST;
          default -> UNPROCESSABLE;
        };
    ObjectNode body =
        body(status, refusal.code().name(), RefusalSentences.of(refusal.code(), language));
    refusal.parameter().ifPresent(name -> body.put("parameter", name));
    if (!refusal.expected().isEmpty()) {
      body.put("expected", refusal.expected());
    }
    return response(body, status, language);
  }

  /** What is refused outside a call. */
  static HttpResponse problem(OutsideRefusal refusal, String language) {
    int status =
        switch (refusal) {
          case NO_SUCH_CLINIC -> NOT_FOUND;
          case NEEDS_CALL -> 409;
          case NEEDS_IDENTIFICATION -> 403;
          case NOT_JSON -> BAD_REQUEST;
          case WRONG_TYPE -> 415;
          case TOO_LARGE -> 413;
          case TOO_SLOW -> 408;
          case TOO_MANY, NO_ANSWER -> 503;
        };
    HttpResponse response =
        response(
            body(status, refusal.name(), RefusalSentences.of(refusal, language)), status, language);
    return status == 503 ? response.addHeader(RawHeader.create("Retry-After", "1")) : response;
  }

  private static ObjectNode body(int status, String code, String sentence) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", sentence)
        .put("status", status)
        .put("code", code);
  }

  private static HttpResponse response(ObjectNode body, int status, String language) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(PROBLEM, body.toString().getBytes(StandardCharsets.UTF_8)))
        .addHeader(RawHeader.create("Content-Language", language));
  }
}
