package frontdesk.engine.provider.chat;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.util.ByteString;

/**
 * Cuts pieces of a body into events, wherever the network cut it. The library's parser wants a
 * whole body and a thread that waits for it; here it is given one whole event at a time, so that
 * nothing waits, and a character that comes in two pieces stays one.
 */
final class Events {
  private final ServerSentEventParser parser;
  private final boolean byBlankLine;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private boolean lineIsBlank = true;

  /**
   * Of one answer.
   *
   * @param byBlankLine as server-sent events are; else every line is an event, as in NDJSON
   */
  Events(ServerSentEventParser parser, boolean byBlankLine) {
    this.parser = parser;
    this.byBlankLine = byBlankLine;
  }

  /** The events that are complete with the next piece. */
  List<ServerSentEvent> next(ByteString piece) {
    List<ServerSentEvent> events = new ArrayList<>();
    for (byte one : piece.toArray()) {
      pending.write(one);
      if (one == '\n') {
        if (!byBlankLine || lineIsBlank) {
          events.addAll(rest());
        }
        lineIsBlank = true;
      } else if (one != '\r') {
        lineIsBlank = false;
      }
    }
    return events;
  }

  /** What came after the last complete event: some servers forget the end of the last one. */
  List<ServerSentEvent> rest() {
    List<ServerSentEvent> events = new ArrayList<>();
    parser.parse(new ByteArrayInputStream(pending.toByteArray()), into(events));
    pending.reset();
    return events.stream().filter(event -> !event.data().isBlank()).toList();
  }

  private static ServerSentEventListener into(List<ServerSentEvent> events) {
    return new ServerSentEventListener() {
      @Override
      public void onEvent(ServerSentEvent event) {
        events.add(event);
      }

      @Override
      public void onError(Throwable thrown) {
        throw new IllegalStateException("an array of bytes was not read", thrown);
      }
    };
  }
}
