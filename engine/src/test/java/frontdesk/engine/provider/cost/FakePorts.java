package frontdesk.engine.provider.cost;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Providers that do what a test says, and listeners that write down what they hear. */
final class FakePorts {
  private FakePorts() {}

  record Heard(List<String> heard) implements SpeechRecognizer.Listener {
    @Override
    public void onPartial(Transcript partial) {
      heard.add("partial");
    }

    @Override
    public void onFinal(Transcript transcript) {
      heard.add("final");
    }

    @Override
    public void onFailed(Failure failure) {
      heard.add(failure.toString());
    }
  }

  record Answered(List<String> heard) implements LanguageModel.Listener {
    @Override
    public void onText(String piece) {
      heard.add(piece);
    }

    @Override
    public void onToolCall(String tool, String argumentsJson) {
      heard.add(tool);
    }

    @Override
    public void onDone(LanguageModel.Usage usage) {
      heard.add("done");
    }

    @Override
    public void onFailed(Failure failure) {
      heard.add(failure.toString());
    }
  }

  static final class Ear implements SpeechRecognizer {
    private Optional<SpeechRecognizer.Listener> listener = Optional.empty();
    int opened;
    int frames;
    boolean finished;
    final List<String> pauses = new ArrayList<>();

    SpeechRecognizer.Listener listener() {
      return listener.orElseThrow();
    }

    @Override
    public String name() {
      return "ear";
    }

    @Override
    public Session open(Request request, SpeechRecognizer.Listener to) {
      opened++;
      listener = Optional.of(to);
      return new Session() {
        @Override
        public void audio(AudioFrame frame) {
          frames++;
        }

        @Override
        public boolean pause() {
          pauses.add("pause after " + frames);
          return true;
        }

        @Override
        public void goOn() {
          pauses.add("on after " + frames);
        }

        @Override
        public void finish() {
          finished = true;
        }

        @Override
        public void cancel() {
          finished = true;
        }
      };
    }

    @Override
    public void close() {
      throw new AssertionError("a call closes no recognizer of the node");
    }
  }

  static final class Voice implements SpeechSynthesizer {
    private final String name;
    final List<String> spoken = new ArrayList<>();
    Optional<Outcome> ends = Optional.empty();

    Voice(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Utterance speak(String text, Manner manner, SpeechSynthesizer.Listener listener) {
      spoken.add(text);
      CompletableFuture<Outcome> done = new CompletableFuture<>();
      ends.ifPresent(done::complete);
      return new Utterance() {
        @Override
        public void cancel() {
          done.complete(Outcome.CANCELLED);
        }

        @Override
        public CompletionStage<Outcome> done() {
          return done;
        }
      };
    }

    @Override
    public void close() {
      throw new AssertionError("a call closes no voice of the node");
    }
  }

  static final class Mind implements LanguageModel {
    final List<LanguageModel.Listener> listeners = new ArrayList<>();
    boolean cancelled;

    LanguageModel.Listener listener() {
      return listeners.get(listeners.size() - 1);
    }

    @Override
    public String name() {
      return "mind";
    }

    @Override
    public Answer ask(Prompt prompt, LanguageModel.Listener listener) {
      listeners.add(listener);
      return () -> cancelled = true;
    }

    @Override
    public void close() {
      throw new AssertionError("a call closes no model of the node");
    }
  }
}
