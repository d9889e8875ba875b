package frontdesk.engine.provider.wire;

import frontdesk.protocol.provider.Failure;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.JavaFlowSupport;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Requests to vendors, each answer a stream of its pieces. Safe for all threads. */
public final class Http {
  private final Network network;

  public Http(Network network) {
    this.network = network;
  }

  /**
   * The pieces of an answer as they arrive. The request is made when the stream runs, once for each
   * run; cancelling the stream gives it up and closes its connection at once, also before the
   * answer begins. A failed stream fails with {@link ProviderFailedException}: a refusal by its
   * status, LATE {@code first-byte} or {@code idle}, BROKEN {@code too-long}, or a connection lost.
   */
  public Source<ByteString, NotUsed> pieces(HttpCall call) {
    return Source.lazySource(() -> attempt(call))
        .via(
            new Deadlines<>(
                call.firstByteWithin().orElse(network.settings().firstByteWithin()),
                network.settings().idleWithin()))
        .limitWeighted(network.settings().answerBytes(), piece -> (long) piece.size())
        .mapError(Throwable.class, Http::inWordsOfThePort)
        .mapMaterializedValue(lazily -> NotUsed.getInstance());
  }

  /** A small answer at once; fails as {@link #pieces} does. */
  public CompletionStage<ByteString> whole(HttpCall call) {
    return pieces(call)
        .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), network.system());
  }

  private Source<ByteString, NotUsed> attempt(HttpCall call) {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer;
    try {
      answer = network.client().sendAsync(request(call), HttpResponse.BodyHandlers.ofPublisher());
    } catch (IllegalArgumentException unusable) {
      return Source.failed(unusable);
    }
    return Source.completionStageSource(answer.thenApply(response -> body(call, response)))
        .watchTermination(
            (value, done) -> {
              done.whenComplete((ended, failed) -> giveUp(answer));
              return NotUsed.getInstance();
            });
  }

  /** Ends whatever of a request is left: nothing where the answer was read to its end. */
  private static void giveUp(
      CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer) {
    if (!answer.cancel(true)) {
      answer.thenAccept(response -> response.body().subscribe(new Unwanted()));
    }
  }

  private static HttpRequest request(HttpCall call) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(call.uri());
    call.headers().forEach(builder::setHeader);
    return builder.method(call.method(), call.body()).build();
  }

  private Source<ByteString, NotUsed> body(
      HttpCall call, HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
    Source<ByteString, NotUsed> pieces =
        JavaFlowSupport.Source.fromPublisher(response.body())
            .mapConcat(buffers -> buffers)
            .map(ByteString::fromByteBuffer)
            .filter(ByteString::nonEmpty);
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return pieces;
    }
    Failure usual = Failures.ofStatus(status, response.headers()::firstValue);
    return pieces
        .takeWithin(network.settings().closeWithin())
        .limitWeighted(network.settings().messageBytes(), piece -> (long) piece.size())
        .fold(ByteString.emptyByteString(), ByteString::concat)
        .recover(Throwable.class, ByteString::emptyByteString)
        .map(
            body -> {
              throw new ProviderFailedException(call.vendorCode().read(usual, body.utf8String()));
            });
  }

  private static Throwable inWordsOfThePort(Throwable thrown) {
    return thrown instanceof StreamLimitReachedException
        ? new ProviderFailedException(Failure.of(Failure.Kind.BROKEN, "too-long"))
        : new ProviderFailedException(Failures.ofThrown(thrown));
  }

  /** Reads nothing: an answer that nobody took closes its connection. */
  private static final class Unwanted implements Flow.Subscriber<List<ByteBuffer>> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      // Nothing was asked for.
    }

    @Override
    public void onError(Throwable thrown) {
      // It was read by somebody after all.
    }

    @Override
    public void onComplete() {
      // There was nothing to read.
    }
  }
}
