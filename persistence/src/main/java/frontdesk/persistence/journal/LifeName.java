package frontdesk.persistence.journal;

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

  private static final String ARRIVED = "frontdesk life";
  private static final String ON_ITS_WAY = "frontdesk arriving";

  /** The name of a session. */
  String of(boolean arrived) {
    return cut(prefix(arrived) + node);
  }

  /** Whose session has this name, if it is one for our schema. */
  Optional<Life> life(long uid, String name) {
    if (name.equals(ARRIVED)) { // of a build that did not name itself
      return Optional.of(new Life(uid, "a node of an older build", true));
    }
    for (boolean arrived : new boolean[] {true, false}) {
      String prefix = cut(prefix(arrived));
      if (name.startsWith(prefix)) {
        return Optional.of(new Life(uid, name.substring(prefix.length()), arrived));
      }
    }
    return Optional.empty();
  }

  private String prefix(boolean arrived) {
    return (arrived ? ARRIVED : ON_ITS_WAY) + " " + schema + " ";
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
