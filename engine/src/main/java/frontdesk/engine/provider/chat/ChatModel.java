package frontdesk.engine.provider.chat;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Http;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A language model of any vendor, by the library that knows its forms. Listeners hear on the
 * system's default dispatcher; safe for all threads.
 */
public final class ChatModel implements LanguageModel {
  /** What is a vendor's own. */
  public interface Vendor {
    /**
     * The library's model for one answer. Refuses by IllegalArgumentException what cannot be asked.
     *
     * @param key in whose name is asked; empty where the service wants none
     * @param maxTokens the longest answer
     */
    StreamingChatModel model(HttpClientBuilder client, String key, int maxTokens);

    /** What the vendor says beside that, for one answer. */
    Dialect dialect(Prompt prompt);

    /** Whether answers are server-sent events; else every line is one. */
    default boolean byBlankLine() {
      return true;
    }
  }

  private final Account account;
  private final ChatSettings settings;
  private final Network network;
  private final Http http;
  private final Vendor vendor;
  private final Set<AnswerStream> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public ChatModel(Account account, ChatSettings settings, Network network, Vendor vendor) {
    this.account = account;
    this.settings = settings;
    this.network = network;
    this.http = new Http(network);
    this.vendor = vendor;
    network.system().executionContext().execute(this::warm);
  }

  /** Loads the library's hundreds of classes now: the first caller would wait for them. */
  private void warm() {
    Prompt nothing =
        new Prompt("-", List.of(new CallerSaid("-")), List.of(new Tool("-", "-", "{}")), 1);
    vendor
        .model(new AnswerClient(Unasked.INSTANCE), "-", 1)
        .chat(Turns.request(nothing), Unasked.INSTANCE);
  }

  /** Asks nobody and hears nothing. */
  private enum Unasked implements HttpClient, StreamingChatResponseHandler {
    INSTANCE;

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
      throw new UnsupportedOperationException("answers are streamed");
    }

    @Override
    public void execute(
        HttpRequest request, ServerSentEventParser parser, ServerSentEventListener library) {
      library.onClose();
    }

    @Override
    public void onCompleteResponse(ChatResponse nothing) {
      // It was asked for its classes only.
    }

    @Override
    public void onError(Throwable nothing) {
      // It was asked for its classes only.
    }
  }

  @Override
  public String name() {
    return account.name();
  }

  @Override
  public Answer ask(Prompt prompt, Listener listener) {
    AnswerStream answer =
        new AnswerStream(
            new AnswerStream.Way(http, network.system(), vendor.byBlankLine()),
            settings,
            vendor.dialect(prompt),
            listener,
            running::remove);
    running.add(answer);
    network.system().executionContext().execute(() -> begin(prompt, answer));
    return answer;
  }

  private void begin(Prompt prompt, AnswerStream answer) {
    if (closed) {
      answer.fail(Failure.CLOSED);
      return;
    }
    String key;
    try {
      key = account.key().get().reveal().strip();
    } catch (RuntimeException unreadable) {
      // Such as a key file that is gone: what was thrown may name the file, or quote it.
      answer.fail(Failure.of(Kind.REFUSED, "key"));
      return;
    }
    try {
      vendor
          .model(new AnswerClient(answer), key, prompt.maxTokens())
          .chat(Turns.request(prompt), answer.assembly());
    } catch (RuntimeException unusable) {
      // What the library says may quote the prompt.
      answer.fail(Failure.of(Kind.REFUSED, "request"));
    }
  }

  /** Answers that are being made end as CLOSED. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(running).forEach(answer -> answer.fail(Failure.CLOSED));
  }
}
