package frontdesk.persistence.journal;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a node's session is called, for its equals and for whoever looks into {@code
 * pg_stat_activity}: what it is, the schema it is for, the node. Pure.
 *
 * @param schema a database may serve several clusters, each in a schema of its own
 * @param node the node's name
 */
record LifeName(String schema, String node) {
  /** PostgreSQL cuts what is longer (NAMEDATALEN - 1). */
  private static final int LONGEST = 63;

  /** The whole name of a session of a build that did not say whose it is. */
  private static final String UNNAMED = "frontdesk life";

  /** The name of a session. */
  String of(Life.Stage stage) {
    return cut(prefix(stage) + node);
  }

  /** Whose session has this name, if it is one for our schema or may be. */
  Optional<Life> life(long uid, String name) {
    if (name.equals(UNNAMED)) {
      return Optional.of(new Life(uid, Optional.empty(), Life.Stage.ARRIVED));
    }
    return Arrays.stream(Life.Stage.values())
        .filter(stage -> name.startsWith(cut(prefix(stage))))
        .findFirst()
        .map(stage -> new Life(uid, Optional.of(rest(name, stage)), stage));
  }

  private String rest(String name, Life.Stage stage) {
    return name.substring(cut(prefix(stage)).length());
  }

  private String prefix(Life.Stage stage) {
    return switch (stage) {
          case ARRIVING -> "frontdesk arriving ";
          case FOUNDING -> "frontdesk founding ";
          case ARRIVED -> UNNAMED + " ";
        }
        + schema
        + " ";
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
