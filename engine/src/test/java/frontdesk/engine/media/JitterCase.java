package frontdesk.engine.media;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a network does to one stream of packets, and what must be heard of it, read from text.
 *
 * <p>Before the line {@code in} stand the stream's first numbers, {@code sequence 65530} and {@code
 * timestamp 4294967000}. Between {@code in} and {@code heard} stand words, each one tick of 20 ms,
 * and each a row of these signs in the order of what happens:
 *
 * <pre>
 *   .  nothing arrives          p  the next packet arrives    x  the next packet is lost
 *   h  the next one is held     r  the oldest held arrives    R  the newest held arrives
 *   d  the last one again       z  the sender is silent for a packet: its timestamp goes on
 *   S  another SSRC             J  the timestamp jumps 40 s   B  it jumps back as far
 *   j  the timestamp jumps 1 s  b  it jumps back as far
 *   Q  the sequence restarts    a  A-law from now on          u  mu-law from now on
 *   1 2 3 4 6                   packets of 10, 20, 30, 40, 60 ms from now on
 * </pre>
 *
 * <p>{@code p*50} repeats a word, {@code ( p*9 x )*20} a row of words. After {@code heard} come
 * lines of a quantity, {@code <}, {@code =} or {@code >}, and a number; or {@code frames} and what
 * each tick gave: {@code =} what was sent, {@code ~} made up, {@code /} both; with repetition.
 */
record JitterCase(
    String name, int sequence, int timestamp, List<String> ticks, List<Expected> expected) {
  private static final Pattern TOKEN = Pattern.compile("\\(|\\)(?:\\*(\\d+))?|([^\\s()]+)");
  private static final Pattern REPEATED = Pattern.compile("(.+)\\*(\\d+)");
  private static final Pattern BOUND = Pattern.compile("([a-z -]+?)\\s*([<=>])\\s*(\\S+)");

  /** One line of what must be heard. */
  record Expected(String quantity, char relation, String value) {
    boolean holds(String actual) {
      if (relation == '=') {
        return actual.equals(value);
      }
      double difference = Double.parseDouble(actual) - Double.parseDouble(value);
      return relation == '<' ? difference < 0 : difference > 0;
    }

    @Override
    public String toString() {
      return quantity + " " + relation + " " + value;
    }
  }

  static JitterCase parse(String name, String text) {
    int sequence = 1_000;
    int timestamp = 50_000;
    StringBuilder in = new StringBuilder();
    List<Expected> expected = new ArrayList<>();
    String part = "head";
    for (String raw : text.lines().toList()) {
      String line = raw.replaceFirst("#.*", "").strip();
      if (line.equals("in") || line.equals("heard")) {
        part = line;
      } else if (part.equals("in")) {
        in.append(line).append(' ');
      } else if (part.equals("heard") && !line.isEmpty()) {
        expected.add(expectation(line));
      } else if (line.startsWith("sequence ")) {
        sequence = Integer.parseInt(line.substring(9).strip());
      } else if (line.startsWith("timestamp ")) {
        timestamp = (int) Long.parseLong(line.substring(10).strip());
      }
    }
    return new JitterCase(name, sequence, timestamp, words(in.toString()), expected);
  }

  private static Expected expectation(String line) {
    if (line.startsWith("frames ")) {
      return new Expected("frames", '=', String.join("", words(line.substring(7))));
    }
    Matcher bound = BOUND.matcher(line);
    if (!bound.matches()) {
      throw new IllegalArgumentException("not understood: " + line);
    }
    return new Expected(bound.group(1), bound.group(2).charAt(0), bound.group(3));
  }

  private static List<String> words(String text) {
    Deque<List<String>> open = new ArrayDeque<>();
    open.push(new ArrayList<>());
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      String word = tokens.group(2);
      if (tokens.group().equals("(")) {
        open.push(new ArrayList<>());
      } else if (word == null) {
        List<String> inner = open.pop();
        int times = tokens.group(1) == null ? 1 : Integer.parseInt(tokens.group(1));
        for (int i = 0; i < times; i++) {
          open.element().addAll(inner);
        }
      } else {
        Matcher repeated = REPEATED.matcher(word);
        boolean many = repeated.matches();
        int times = many ? Integer.parseInt(repeated.group(2)) : 1;
        for (int i = 0; i < times; i++) {
          open.element().add(many ? repeated.group(1) : word);
        }
      }
    }
    return open.pop();
  }
}
