package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.Used;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A language model as one call uses it: each answer is reserved at its longest before it is asked
 * for, and settled by the provider's own count. An answer that is cut off has no such count: it is
 * estimated from what was sent and received, and marked so. Refused, it fails as one that was not
 * tried.
 *
 * <p>Closing it closes nothing: the model is the node's.
 */
public final class MeteredModel implements LanguageModel {
  /** Role names, separators, braces: what vendors put around each part of a prompt. */
  private static final long WRAPPING = 32;

  private final LanguageModel inner;
  private final Meter meter;
  private final Meter.Payee payee;
  private final int charactersPerToken;

  /**
   * @param payee the provider by its name in the settings, which several of one kind tell apart
   * @param charactersPerToken by which answers that were cut off are estimated, 1 or more; few make
   *     estimates high
   */
  public MeteredModel(LanguageModel inner, Meter meter, Meter.Payee payee, int charactersPerToken) {
    this.inner = inner;
    this.meter = meter;
    this.payee = payee;
    this.charactersPerToken = charactersPerToken;
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Answer ask(Prompt prompt, Listener listener) {
    Metered answer = new Metered(prompt, listener);
    meter
        .reserve(payee, new Used(0, mostTokens(prompt), 0, prompt.maxTokens(), 0))
        .thenAccept(answer::onLeave);
    return answer;
  }

  @Override
  public void close() {
    // It is not this call's to close.
  }

  /** No vocabulary makes more tokens of a text than it has bytes in UTF-8. */
  private static long mostTokens(Prompt prompt) {
    return texts(prompt, text -> text.getBytes(StandardCharsets.UTF_8).length);
  }

  private interface Size {
    long of(String text);
  }

  /** The sizes of all that a prompt sends, with a few for what wraps each turn and tool. */
  private static long texts(Prompt prompt, Size size) {
    long wrapped = size.of(prompt.system()) + WRAPPING;
    for (Turn turn : prompt.turns()) {
      wrapped += WRAPPING;
      if (turn instanceof CallerSaid said) {
        wrapped += size.of(said.text());
      } else if (turn instanceof FrontdeskSaid said) {
        wrapped += size.of(said.text());
      } else if (turn instanceof ToolUsed used) {
        wrapped += size.of(used.id()) + size.of(used.tool());
        wrapped += size.of(used.argumentsJson()) + size.of(used.result());
      }
    }
    for (Tool tool : prompt.tools()) {
      wrapped += WRAPPING + size.of(tool.name());
      wrapped += size.of(tool.purpose()) + size.of(tool.parametersJsonSchema());
    }
    return wrapped;
  }

  private final class Metered implements Answer, Listener {
    private final Prompt prompt;
    private final Listener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong received = new AtomicLong();
    private volatile Meter.@Nullable Hold hold;
    private volatile @Nullable Answer answer;

    Metered(Prompt prompt, Listener listener) {
      this.prompt = prompt;
      this.listener = listener;
    }

    void onLeave(Meter.Leave leave) {
      if (leave instanceof Meter.Granted granted) {
        start(granted.hold());
      } else if (leave instanceof Meter.Refused refused && end()) {
        listener.onFailed(refused.refusal().failure());
      }
    }

    private void start(Meter.Hold granted) {
      if (over.get()) {
        granted.release();
        return;
      }
      hold = granted;
      Answer started = inner.ask(prompt, this);
      answer = started;
      if (over.get()) { // cancelled meanwhile, by whoever saw no answer yet
        started.cancel();
        settle(estimate());
      }
    }

    @Override
    public void cancel() {
      if (end()) {
        Answer started = answer;
        if (started != null) {
          started.cancel();
        }
        settle(estimate());
      }
    }

    @Override
    public void onText(String piece) {
      if (count(piece.length())) {
        listener.onText(piece);
      }
    }

    @Override
    public void onToolCall(String tool, String argumentsJson) {
      if (count(tool.length() + argumentsJson.length())) {
        listener.onToolCall(tool, argumentsJson);
      }
    }

    private boolean count(int characters) {
      received.addAndGet(characters);
      return !over.get();
    }

    @Override
    public void onDone(Usage usage) {
      if (end()) {
        settle(new Settled(Used.tokens(usage), false));
        listener.onDone(usage);
      }
    }

    @Override
    public void onFailed(Failure failure) {
      if (end()) {
        settle(failed(failure));
        listener.onFailed(failure);
      }
    }

    private Settled failed(Failure failure) {
      boolean untried =
          switch (failure.kind()) {
            case BUSY, WITHHELD, LIMITED, REFUSED, CLOSED -> received.get() == 0;
            case BROKEN, LATE -> false;
          };
      return untried ? new Settled(Used.NOTHING, false) : estimate();
    }

    private Settled estimate() {
      long read = tokens(texts(prompt, String::length));
      return new Settled(new Used(0, read, 0, tokens(received.get()), 0), true);
    }

    private long tokens(long characters) {
      return (characters + charactersPerToken - 1) / charactersPerToken;
    }

    private boolean end() {
      return over.compareAndSet(false, true);
    }

    private void settle(Settled how) {
      Meter.Hold granted = hold;
      if (granted != null) {
        granted.settle(how.used(), how.estimated());
      }
    }
  }

  private record Settled(Used used, boolean estimated) {}
}
