package frontdesk.engine.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import frontdesk.engine.provider.wire.Deadlines;
import frontdesk.engine.provider.wire.Http;
import frontdesk.engine.provider.wire.HttpCall;
import frontdesk.engine.provider.wire.ProviderFailedException;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * One answer being made, and the HTTP client that the library is given for it: one for each answer,
 * so that giving this answer up ends this request, whether it has begun to be answered or not. No
 * thread waits for it.
 */
final class AnswerStream implements LanguageModel.Answer, HttpClient {
  /**
   * How answers come.
   *
   * @param byBlankLine as server-sent events, which a blank line ends; else in lines
   */
  record Way(Http http, ActorSystem<?> system, boolean byBlankLine) {}

  private final Way way;
  private final ChatSettings settings;
  private final Dialect dialect;
  private final PendingAnswer pending;
  private final Assembly assembly;
  private final SharedKillSwitch running = KillSwitches.shared("answer");

  /**
   * An answer that is not yet asked for.
   *
   * @param afterwards told when nothing more will be reported of it
   */
  AnswerStream(
      Way way,
      ChatSettings settings,
      Dialect dialect,
      LanguageModel.Listener listener,
      Consumer<AnswerStream> afterwards) {
    this.way = way;
    this.settings = settings;
    this.dialect = dialect;
    this.pending = new PendingAnswer(listener, () -> afterwards.accept(this));
    this.assembly = new Assembly(pending, settings.answerChars());
  }

  Assembly assembly() {
    return assembly;
  }

  @Override
  public void cancel() {
    if (pending.giveUp()) {
      running.shutdown();
    }
  }

  /** Gives the answer up for a reason that the listener is told. */
  void fail(Failure failure) {
    pending.failed(failure);
    running.shutdown();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("answers are streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener library) {
    if (pending.isOver()) {
      return; // given up before it was asked for
    }
    AnswerReader reader =
        new AnswerReader(
            new Events(parser, way.byBlankLine()), dialect, library, assembly, pending);
    way.http()
        .pieces(call(request))
        .via(running.flow())
        .mapConcat(reader::next)
        .via(new Deadlines<>(settings.firstTokenWithin(), settings.tokenWithin()))
        .completionTimeout(settings.answerWithin())
        .mapError(
            TimeoutException.class,
            late -> new ProviderFailedException(Failure.of(Kind.LATE, "answer")))
        .runWith(Sink.ignore(), way.system())
        .whenComplete((done, thrown) -> reader.ended(thrown));
  }

  private HttpCall call(HttpRequest request) {
    JsonNode body = Codes.json(request.body());
    if (!(body instanceof ObjectNode whole)) {
      throw new IllegalArgumentException("the library asks with something that is no object");
    }
    dialect.complete(whole);
    HttpCall call =
        HttpCall.postJson(URI.create(request.url()), whole.toString())
            .firstByteWithin(settings.firstTokenWithin())
            .refusals((usual, text) -> dialect.refused(usual, Codes.json(text)));
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      call = call.with(header.getKey(), String.join(",", header.getValue()));
    }
    return call;
  }
}
