package frontdesk.ops.provider.fake;

import frontdesk.ops.provider.fake.Fault.Kind;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import frontdesk.ops.provider.fake.ModelFake.Script;
import frontdesk.ops.provider.fake.ModelFake.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** One answer of a model on its way, with everything that may happen to it. */
final class ModelDelivery {
  /** The stand-in ends the connection itself. */
  static final class AsAskedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final String NO_JSON = "data: \u0001{\"choices\": [}\n\n";

  private final FakeExchange exchange;
  private final Counts counts;
  private final Fault fault;
  private final ModelAnswer answer;
  private final ModelPace pace;
  private final Duration keepAlive;
  private final Supplier<Fault> atHalf;
  private int sent;
  private int answerTokens;

  ModelDelivery(
      FakeExchange exchange,
      Counts counts,
      Fault fault,
      ModelAnswer answer,
      ModelPace pace,
      Duration keepAlive,
      Supplier<Fault> atHalf) {
    this.exchange = exchange;
    this.counts = counts;
    this.fault = fault;
    this.answer = answer;
    this.pace = pace;
    this.keepAlive = keepAlive;
    this.atHalf = atHalf;
  }

  /**
   * Sends it all.
   *
   * @param given called once its last piece is on its way
   */
  void send(Script script, Tokens prompt, Runnable given) throws IOException {
    if (fault.is(Kind.HALF_OPEN)) {
      exchange.stall();
    }
    exchange.pause(pace.headers().plus(VendorFake.lateness(fault)));
    exchange.beginChunks(200, script.contentType());
    write(script.opening(prompt));
    if (fault.is(Kind.STALL_AT_FIRST_BYTE)) {
      exchange.stall();
    }
    think(script);
    do {
      for (String piece : answer.pieces()) {
        piece(script.text(piece), script, ModelFake.tokens(piece));
      }
    } while (answer.end() == End.NEVER);
    for (int at = 0; at < answer.calls().size(); at++) {
      ModelAnswer.Call call = answer.calls().get(at);
      piece(script.call(at, call), script, ModelFake.tokens(call.tool() + call.arguments()));
    }
    given.run();
    if (answer.end() != End.UNFINISHED) {
      write(
          script.ending(answer.end(), new Tokens(prompt.prompt(), prompt.cached(), answerTokens)));
    }
    exchange.endChunks();
  }

  private void think(Script script) throws IOException {
    Duration left = pace.firstToken();
    while (!keepAlive.isZero() && left.compareTo(keepAlive) > 0) {
      exchange.pause(keepAlive);
      write(List.of(script.keepAlive()));
      left = left.minus(keepAlive);
    }
    exchange.pause(left);
  }

  private void piece(List<String> events, Script script, int tokens) throws IOException {
    if (sent > 0) {
      exchange.pause(pace.between());
    }
    if (fault.is(Kind.STRANGERS)) {
      write(script.strangers());
    }
    if (fault.is(Kind.GARBAGE)) {
      write(List.of(NO_JSON));
    }
    write(events);
    sent++;
    answerTokens += tokens;
    counts.add(Counts.Of.ANSWER_TOKENS, tokens);
    strike(fault.kind());
    Kind half = atHalf.get().kind();
    switch (half) {
      // Behind status 200 a vendor that refuses or limits says so in the stream.
      case REFUSE, RATE_LIMIT -> {
        write(script.ending(End.ERROR, new Tokens(0, 0, answerTokens)));
        throw new AsAskedException();
      }
      case GARBAGE -> write(List.of(NO_JSON));
      case STALL_AT_FIRST_BYTE -> exchange.stall();
      default -> strike(half);
    }
  }

  private void strike(Kind kind) throws IOException {
    switch (kind) {
      case STALL_MIDWAY -> exchange.stall();
      case DROP -> {
        exchange.reset();
        throw new AsAskedException();
      }
      case CLOSE -> throw new AsAskedException();
      default -> {}
    }
  }

  /** What the vendor still makes, and has paid, of an answer that nobody wants any more. */
  void goOn() {
    if (fault.is(Kind.GO_ON_AFTER_CANCEL)) {
      int made = Math.min(sent, answer.pieces().size());
      List<String> left = answer.pieces().subList(made, answer.pieces().size());
      counts.add(Counts.Of.AFTER_CANCEL, left.size());
      counts.add(Counts.Of.ANSWER_TOKENS, left.stream().mapToInt(ModelFake::tokens).sum());
    }
  }

  private void write(List<String> events) throws IOException {
    for (String event : events) {
      write(event.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void write(byte[] octets) throws IOException {
    int each = answer.octetsEach() > 0 ? answer.octetsEach() : octets.length;
    for (int from = 0; from < octets.length; from += each) {
      exchange.chunk(Arrays.copyOfRange(octets, from, Math.min(octets.length, from + each)));
    }
  }
}
