package frontdesk.ops.provider;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a session's listener is told, in order. */
final class HeardWords implements SpeechRecognizer.Listener {
  final List<String> told = new CopyOnWriteArrayList<>();
  final List<String> partials = new CopyOnWriteArrayList<>();
  final List<String> likelyFinished = new CopyOnWriteArrayList<>();
  final List<Transcript> finals = new CopyOnWriteArrayList<>();
  final List<Failure> failures = new CopyOnWriteArrayList<>();

  static String text(Transcript transcript) {
    return transcript.rejected() ? "" : transcript.hypotheses().get(0).text();
  }

  @Override
  public void onPartial(Transcript partial) {
    partials.add(text(partial));
    told.add("partial");
  }

  @Override
  public void onLikelyFinished(Transcript partial) {
    likelyFinished.add(text(partial));
    told.add("likely");
  }

  @Override
  public void onFinal(Transcript transcript) {
    finals.add(transcript);
    told.add("final");
  }

  @Override
  public void onFailed(Failure failure) {
    failures.add(failure);
    told.add("failed");
  }

  HeardWords awaitEnd() {
    Await.until("an end after " + told, () -> !finals.isEmpty() || !failures.isEmpty());
    return this;
  }

  /** The words of the final, once it is there. */
  String words() {
    awaitEnd();
    if (!failures.isEmpty()) {
      throw new AssertionError("failed: " + failures);
    }
    return text(finals.get(0));
  }

  /** The failure, once it is there. */
  Failure failure() {
    awaitEnd();
    if (!finals.isEmpty()) {
      throw new AssertionError("heard after all: " + told);
    }
    return failures.get(0);
  }
}
