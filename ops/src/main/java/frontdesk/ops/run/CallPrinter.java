package frontdesk.ops.run;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.CallStage;
import frontdesk.protocol.id.CallId;
import java.io.PrintWriter;
import java.time.Duration;

/** Prints calls live: who spoke, the words, the state, the time to first audio. Any thread. */
public final class CallPrinter implements CallObserver {
  private final PrintWriter out;

  public CallPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void onStage(CallId call, CallStage from, CallStage to, String reason) {
    line("  [" + from + " > " + to + "] " + reason);
  }

  @Override
  public void onCallerWords(CallId call, String words, double confidence) {
    line(
        words.isEmpty()
            ? "  caller    : (not understood)"
            : "  caller    : %s  (confidence %.2f)".formatted(words, confidence));
  }

  @Override
  public void onOwnWords(CallId call, String words) {
    line("  frontdesk : " + words);
  }

  @Override
  public void onFirstAudio(CallId call, Duration afterTurn) {
    line("  (first audio after " + afterTurn.toMillis() + " ms)");
  }

  @Override
  public void onEnded(CallId call, String ending) {
    line("  call ended: " + ending);
  }

  private synchronized void line(String text) {
    out.println(text);
    out.flush();
  }
}
