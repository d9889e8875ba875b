package frontdesk.engine.provider.ear;

import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.Http;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.AsPublisher;
import org.apache.pekko.stream.javadsl.JavaFlowSupport;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's recognizer of whole utterances behind the port: one request for each. There are no
 * partial transcripts. Safe for all threads; listeners are called by dispatcher threads.
 */
public final class UploadRecognizer implements SpeechRecognizer {
  /** Frames of 10 ms and longer, for as long as an utterance may be. */
  private static final int FRAMES_A_SECOND = 100;

  private final Network network;
  private final Http http;
  private final UploadDialect dialect;
  private final EarSettings settings;
  private final Set<Upload> uploads = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public UploadRecognizer(Network network, UploadDialect dialect, EarSettings settings) {
    this.network = network;
    this.http = new Http(network);
    this.dialect = dialect;
    this.settings = settings;
  }

  @Override
  public String name() {
    return dialect.name();
  }

  @Override
  public List<String> languages() {
    return dialect.languages();
  }

  @Override
  public Session open(Request request, Listener listener) {
    Upload upload = new Upload(new PendingUtterance(request, listener));
    uploads.add(upload);
    if (closed) {
      upload.fail(Failure.CLOSED);
    } else if (dialect.whileSpoken()) {
      upload.begin();
    }
    return upload;
  }

  @Override
  public void close() {
    closed = true;
    uploads.forEach(upload -> upload.fail(Failure.CLOSED));
  }

  /** One utterance on its way. */
  private final class Upload implements Session {
    private final PendingUtterance pending;
    private final Function<AudioFrame, byte[]> encoder = dialect.encoder();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private @Nullable BoundedSourceQueue<ByteBuffer> running;
    private @Nullable UniqueKillSwitch asked;
    private boolean finished;

    Upload(PendingUtterance pending) {
      this.pending = pending;
    }

    /** Asks before there is anything to hear: the audio follows as it comes. */
    synchronized void begin() {
      int frames = (int) (pending.request().maxDuration().toMillis() * FRAMES_A_SECOND / 1_000);
      var body =
          Source.<ByteBuffer>queue(frames + 2)
              .toMat(JavaFlowSupport.Sink.asPublisher(AsPublisher.WITHOUT_FANOUT), Keep.both())
              .run(network.system());
      running = body.first();
      running.offer(ByteBuffer.wrap(dialect.head(pending.request(), 0)));
      ask(BodyPublishers.fromPublisher(body.second()));
    }

    @Override
    public void audio(AudioFrame frame) {
      boolean full = false;
      synchronized (this) {
        if (!finished && pending.takes(frame)) {
          byte[] octets = encoder.apply(frame);
          if (running == null) {
            kept.writeBytes(octets);
          } else {
            full = running.offer(ByteBuffer.wrap(octets)) == QueueOfferResult.dropped();
          }
        }
      }
      if (full) {
        fail(Failure.of(Failure.Kind.BROKEN, "outbox"));
      }
    }

    @Override
    public void finish() {
      boolean nothing;
      synchronized (this) {
        if (finished || pending.isOver()) {
          return;
        }
        finished = true;
        nothing = pending.isEmpty();
        if (!nothing) {
          upload();
        }
      }
      if (nothing) {
        pending.complete(new Heard.Final("", 0));
        over();
      } else {
        network.later(settings.finalWithin(), () -> fail(Failure.of(Failure.Kind.LATE, "final")));
      }
    }

    private void upload() {
      byte[] tail = dialect.tail(pending.request());
      if (running == null) {
        byte[] head = dialect.head(pending.request(), kept.size());
        byte[] whole = new byte[head.length + kept.size() + tail.length];
        ByteBuffer.wrap(whole).put(head).put(kept.toByteArray()).put(tail);
        ask(BodyPublishers.ofByteArray(whole));
      } else {
        if (tail.length > 0) { // an empty chunk would end the body (RFC 9112 section 7.1)
          running.offer(ByteBuffer.wrap(tail));
        }
        running.complete();
      }
    }

    private void ask(BodyPublisher body) {
      var call =
          dialect
              .call(pending.request(), body)
              .firstByteWithin(pending.request().maxDuration().plus(settings.finalWithin()));
      var answer =
          http.pieces(call)
              .viaMat(KillSwitches.single(), Keep.right())
              .toMat(Sink.fold(ByteString.emptyByteString(), ByteString::concat), Keep.both())
              .run(network.system());
      asked = answer.first();
      var unused = answer.second().whenComplete(this::answered);
    }

    private void answered(@Nullable ByteString answer, @Nullable Throwable thrown) {
      if (thrown != null || answer == null) {
        fail(thrown == null ? Failure.BROKEN : Failures.ofThrown(thrown));
        return;
      }
      Heard heard = dialect.read(answer.utf8String());
      if (heard instanceof Heard.Final words) {
        pending.complete(words);
        over();
      } else {
        fail(heard instanceof Heard.Failed failed ? failed.failure() : Failure.BROKEN);
      }
    }

    @Override
    public void cancel() {
      pending.cancel();
      over();
    }

    void fail(Failure failure) {
      pending.fail(failure);
      over();
    }

    /** Gives up whatever is still on its way. */
    private void over() {
      uploads.remove(this);
      synchronized (this) {
        finished = true;
        if (asked != null) {
          asked.shutdown();
        }
        if (running != null && !running.isCompleted()) {
          running.fail(new IllegalStateException("nobody waits for the answer"));
        }
      }
    }
  }
}
