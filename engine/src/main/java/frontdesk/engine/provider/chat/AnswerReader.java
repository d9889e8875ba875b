package frontdesk.engine.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.sse.CancellationUnsupportedHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.ProviderFailedException;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer: each event first by the vendor's dialect, then by the library. By itself the
 * library takes a body that ends for a complete answer, waits for the connection to close after
 * {@code [DONE]}, and knows an error by the name of its event only.
 *
 * <p>Used by the stream of the answer, one piece at a time; what it throws ends that stream.
 */
final class AnswerReader {
  private static final String DONE = "[DONE]";
  private static final List<NotUsed> PROGRESS = List.of(NotUsed.getInstance());

  private final Events events;
  private final Dialect dialect;
  private final ServerSentEventListener library;
  private final Assembly assembly;
  private final PendingAnswer pending;

  AnswerReader(
      Events events,
      Dialect dialect,
      ServerSentEventListener library,
      Assembly assembly,
      PendingAnswer pending) {
    this.events = events;
    this.dialect = dialect;
    this.library = library;
    this.assembly = assembly;
    this.pending = pending;
  }

  /**
   * Reads a piece; one element where it had text or a part of a tool call. After the end of the
   * answer the rest is let run out, so that the connection can serve the next one.
   */
  List<NotUsed> next(ByteString piece) {
    return read(events.next(piece));
  }

  /** The stream has ended, by the vendor's doing or by its own. */
  void ended(@Nullable Throwable thrown) {
    try {
      if (thrown == null) {
        read(events.rest());
      } else if (!dialect.finished()) {
        throw new ProviderFailedException(Failures.ofThrown(thrown));
      }
      if (!pending.isOver()) {
        finish();
      }
    } catch (ProviderFailedException failed) {
      pending.failed(failed.failure());
    }
  }

  private List<NotUsed> read(List<ServerSentEvent> all) {
    boolean progress = false;
    for (ServerSentEvent event : all) {
      if (!pending.isOver()) {
        progress |= read(event);
      }
    }
    return progress ? PROGRESS : List.of();
  }

  private boolean read(ServerSentEvent event) {
    if (DONE.equals(event.data().strip())) {
      finish();
      return false;
    }
    JsonNode node = Codes.json(event.data());
    if (!node.isObject()) {
      throw Assembly.broken("garbage");
    }
    Step step = dialect.read(Optional.ofNullable(event.event()).orElse(""), node);
    step.failure()
        .ifPresent(
            failure -> {
              throw new ProviderFailedException(failure);
            });
    step.pass().forEach(each -> tell(new ServerSentEvent(event.event(), each.toString())));
    assembly.check();
    if (step.last()) {
      finish();
    }
    return step.progress();
  }

  private void tell(ServerSentEvent event) {
    try {
      library.onEvent(event, new ServerSentEventContext(new CancellationUnsupportedHandle()));
    } catch (RuntimeException unreadable) {
      throw Assembly.broken("garbage");
    }
  }

  private void finish() {
    if (!dialect.finished()) {
      throw Assembly.broken("unfinished");
    }
    try {
      library.onClose();
    } catch (RuntimeException unreadable) {
      throw Assembly.broken("garbage");
    }
    assembly.report(dialect.usage());
  }
}
