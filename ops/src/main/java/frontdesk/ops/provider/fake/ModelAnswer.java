package frontdesk.ops.provider.fake;

import java.util.List;

/**
 * What the stand-in of a language model is to say.
 *
 * @param pieces of text, sent one by one
 * @param calls of tools, after the text
 * @param end how it ends
 * @param octetsEach the body is sent in chunks of so many octets, in the middle of characters too;
 *     0 sends every event by itself
 */
public record ModelAnswer(List<String> pieces, List<Call> calls, End end, int octetsEach) {
  /** A tool to be called; the arguments are sent as they stand, JSON or not. */
  public record Call(String tool, String arguments) {}

  /** How an answer ends. */
  public enum End {
    COMPLETE,
    /** The longest answer that was asked for is reached. */
    LENGTH,
    /** The vendor's filter ends it. */
    FILTERED,
    /** The body ends, and nobody says that the answer did. */
    UNFINISHED,
    /** An error comes in the stream, after status 200. */
    ERROR,
    /** The vendor's own way to say that the model wrote a call that is none. */
    BAD_CALL,
    /** The same again, until the client has enough. */
    NEVER
  }

  public ModelAnswer {
    pieces = List.copyOf(pieces);
    calls = List.copyOf(calls);
  }

  /** Text in these pieces. */
  public static ModelAnswer text(String... pieces) {
    return new ModelAnswer(List.of(pieces), List.of(), End.COMPLETE, 0);
  }

  /** Text word by word, as models write. */
  public static ModelAnswer words(String text) {
    return text(text.split("(?<= )", -1));
  }

  /** One tool. */
  public static ModelAnswer call(String tool, String arguments) {
    return new ModelAnswer(List.of(), List.of(new Call(tool, arguments)), End.COMPLETE, 0);
  }

  /** Status 200, and nothing is said. */
  public static ModelAnswer nothing() {
    return text();
  }

  /** The same with one more tool. */
  public ModelAnswer and(String tool, String arguments) {
    List<Call> more = new java.util.ArrayList<>(calls);
    more.add(new Call(tool, arguments));
    return new ModelAnswer(pieces, more, end, octetsEach);
  }

  /** The same with another end. */
  public ModelAnswer ending(End other) {
    return new ModelAnswer(pieces, calls, other, octetsEach);
  }

  /** The same in chunks of so many octets. */
  public ModelAnswer cut(int octets) {
    return new ModelAnswer(pieces, calls, end, octets);
  }
}
