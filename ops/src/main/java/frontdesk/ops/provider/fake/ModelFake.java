package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the stand-ins of all language models share: answers given as data, their pace, what they
 * were asked, and the vendor's own count of tokens. A vendor's fake says how each is written.
 */
public abstract class ModelFake extends VendorFake {
  /** The only model that there is. */
  public static final String MODEL = "fake-model";

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int OCTETS_A_TOKEN = 4;

  /** OpenAI and Anthropic remember beginnings of prompts from so many tokens on, by steps. */
  private static final int CACHED_FROM = 1_024;

  private static final int CACHED_AT_ONCE = 128;

  private final List<ModelAsked> asked = new CopyOnWriteArrayList<>();
  private final Set<String> cache = ConcurrentHashMap.newKeySet();
  private final AtomicLong cancelSeenNanos = new AtomicLong();
  private volatile Function<ModelAsked, ModelAnswer> answers = prompt -> ModelAnswer.text("Yes.");
  private volatile Supplier<ModelPace> pace = () -> ModelPace.AT_ONCE;
  private volatile Duration keepAlive = Duration.ZERO;
  private volatile String refusalCode = "";

  /** Says these in turn, and the last of them from then on. */
  public void answers(ModelAnswer... inTurn) {
    Deque<ModelAnswer> left = new ArrayDeque<>(List.of(inTurn));
    answers =
        prompt -> {
          synchronized (left) {
            return left.size() > 1 ? left.remove() : left.element();
          }
        };
  }

  /** Says what follows from the prompt. */
  public void answersBy(Function<ModelAsked, ModelAnswer> script) {
    answers = script;
  }

  public void paced(ModelPace other) {
    paced(() -> other);
  }

  /** A pace drawn anew for each answer. */
  public void paced(Supplier<ModelPace> paces) {
    pace = paces;
  }

  /** While it thinks, it says so, so that the connection is not taken for a dead one. */
  public void keepsAlive(Duration interval) {
    keepAlive = interval;
  }

  /** Refuses every request by a status and the vendor's name for it. */
  public void refuses(int status, String code) {
    refusalCode = code;
    fails(Fault.refuse(status));
  }

  @Override
  protected final String refusal(int status) {
    return refusal(status, refusalCode);
  }

  /**
   * The vendor's words for a refusal.
   *
   * @param code its name for it, empty where the status's usual one is meant
   */
  abstract String refusal(int status, String code);

  /** What was asked, oldest first. */
  public List<ModelAsked> asked() {
    return List.copyOf(asked);
  }

  /** When the last client that gave up was seen to go, by {@link System#nanoTime}; 0 if none. */
  public long cancelSeenNanos() {
    return cancelSeenNanos.get();
  }

  /** What the vendor takes a request for. */
  abstract ModelAsked read(JsonNode body);

  /** The vendor's refusal of a request that breaks its rules: status and code. */
  abstract Optional<Offence> offence(FakeExchange exchange, JsonNode body);

  /** Why a request is refused. */
  record Offence(int status, String code) {}

  /** How this answer is written. */
  abstract Script script(JsonNode body);

  /** One answer in the vendor's form; every element is sent by itself. Used by one thread. */
  interface Script {
    String contentType();

    /** What comes before the first token. */
    List<String> opening(Tokens prompt);

    List<String> text(String piece);

    /** A call of a tool, its arguments cut where the vendor cuts them. */
    List<String> call(int index, ModelAnswer.Call call);

    List<String> ending(End end, Tokens all);

    /** Says that nothing is said yet. */
    String keepAlive();

    /** What no documentation names: to be passed over. */
    List<String> strangers();
  }

  /** The vendor's count. */
  record Tokens(int prompt, int cached, int answer) {}

  @Override
  protected final void serve(FakeExchange exchange, Fault fault) throws IOException {
    JsonNode body = JSON.readTree(exchange.bodyText());
    Optional<Offence> offence = offence(exchange, body);
    if (offence.isPresent()) {
      counts().add(Counts.Of.OFFENCES, 1);
      Offence why = offence.get();
      exchange.respondJson(why.status(), refusal(why.status(), why.code()));
      return;
    }
    ModelAsked prompt = read(body);
    asked.add(prompt);
    String told = prompt.turns().isEmpty() ? "" : prompt.last().text();
    watch().asked(told);
    ModelAnswer answer = answers.apply(prompt);
    ModelDelivery delivery =
        new ModelDelivery(exchange, counts(), fault, answer, pace.get(), keepAlive, this::atHalf);
    try {
      delivery.send(script(body), count(body), () -> watch().given(told));
    } catch (ModelDelivery.AsAskedException own) {
      throw own;
    } catch (IOException gone) {
      cancelSeenNanos.set(System.nanoTime());
      counts().add(Counts.Of.CANCELS, 1);
      delivery.goOn();
      throw gone;
    }
  }

  /** Where the prompt's beginning ends that the vendor would know again; empty if nowhere. */
  abstract String cacheable(JsonNode body);

  private Tokens count(JsonNode body) {
    int prompt = tokens(body.toString());
    String beginning = cacheable(body);
    int known = tokens(beginning);
    int steps = known >= CACHED_FROM && !cache.add(beginning) ? known / CACHED_AT_ONCE : 0;
    Tokens tokens = new Tokens(prompt, steps * CACHED_AT_ONCE, 0);
    counts().add(Counts.Of.PROMPT_TOKENS, tokens.prompt());
    counts().add(Counts.Of.CACHED_TOKENS, tokens.cached());
    return tokens;
  }

  /** About as many as the vendors' own tokenizers make of English. */
  static int tokens(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + OCTETS_A_TOKEN - 1) / OCTETS_A_TOKEN;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** An event of a stream (html.spec.whatwg.org, server-sent events). */
  static String event(JsonNode data) {
    return "data: " + data + "\n\n";
  }
}
