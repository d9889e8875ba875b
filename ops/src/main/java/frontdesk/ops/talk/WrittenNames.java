package frontdesk.ops.talk;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Names as they are written in conversations: marks, case and order do not matter. */
final class WrittenNames {
  private WrittenNames() {}

  static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static Set<String> folded(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return new TreeSet<>(Arrays.asList(plain.toLowerCase(Locale.ROOT).strip().split("[\\s-]+")));
  }
}
