package frontdesk.engine.provider.ear;

import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A vendor's streaming recognizer behind the port. An utterance without an ear has a connection of
 * its own. Safe for all threads; listeners are called by threads of the wire.
 */
public final class StreamingRecognizer implements SpeechRecognizer {
  private final Network network;
  private final Dialect dialect;
  private final EarSettings settings;
  private final Set<Ear> ears = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public StreamingRecognizer(Network network, Dialect dialect, EarSettings settings) {
    this.network = network;
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
  public Ear ear() {
    StreamingEar ear = new StreamingEar(network, dialect, settings);
    Ear counted =
        new Ear() {
          @Override
          public void expect(Request next) {
            ear.expect(next);
          }

          @Override
          public Session open(Request request, Listener listener) {
            return ear.open(request, listener);
          }

          @Override
          public void close() {
            ears.remove(this);
            ear.close();
          }
        };
    ears.add(counted);
    if (closed) {
      counted.close();
    }
    return counted;
  }

  @Override
  public Session open(Request request, Listener listener) {
    Ear ear = ear();
    Session session = ear.open(request, new Last(ear, listener));
    return new Session() {
      @Override
      public void audio(AudioFrame frame) {
        session.audio(frame);
      }

      @Override
      public boolean pause() {
        return session.pause();
      }

      @Override
      public void goOn() {
        session.goOn();
      }

      @Override
      public void finish() {
        session.finish();
      }

      @Override
      public void cancel() {
        session.cancel();
        ear.close();
      }
    };
  }

  @Override
  public void close() {
    closed = true;
    ears.forEach(Ear::close);
  }

  /** Closes the ear with its only utterance. */
  private record Last(Ear ear, Listener listener) implements Listener {
    @Override
    public void onPartial(Transcript partial) {
      listener.onPartial(partial);
    }

    @Override
    public void onLikelyFinished(Transcript partial) {
      listener.onLikelyFinished(partial);
    }

    @Override
    public void onFinal(Transcript transcript) {
      ear.close();
      listener.onFinal(transcript);
    }

    @Override
    public void onFailed(Failure failure) {
      ear.close();
      listener.onFailed(failure);
    }
  }
}
