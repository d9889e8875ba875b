package frontdesk.engine.provider.chat;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel.Listener;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.util.List;

/**
 * What a listener hears of an answer: one thing at a time, one end, and nothing once it was given
 * up. Whoever gives up while the listener is being told something waits until that is told; for all
 * threads.
 */
final class PendingAnswer {
  /** A complete tool call. */
  record Call(String tool, String argumentsJson) {}

  private final Listener listener;
  private final Runnable afterwards;
  private boolean over;

  PendingAnswer(Listener listener, Runnable afterwards) {
    this.listener = listener;
    this.afterwards = afterwards;
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Nothing is reported after this; whether there was anything left to be reported. */
  synchronized boolean giveUp() {
    if (over) {
      return false;
    }
    end();
    return true;
  }

  synchronized void text(String piece) {
    if (!over) {
      listener.onText(piece);
    }
  }

  synchronized void done(List<Call> calls, Usage usage) {
    for (Call call : calls) {
      if (!over) {
        listener.onToolCall(call.tool(), call.argumentsJson());
      }
    }
    if (!over) {
      end();
      listener.onDone(usage);
    }
  }

  synchronized void failed(Failure failure) {
    if (!over) {
      end();
      listener.onFailed(failure);
    }
  }

  private void end() {
    over = true;
    afterwards.run();
  }
}
