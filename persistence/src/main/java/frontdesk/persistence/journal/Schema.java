package frontdesk.persistence.journal;

import java.util.Locale;

/** The schemas that Frontdesk keeps, each with migrations of its own per database. */
public enum Schema {
  /** Events, tags, snapshots and contents. */
  JOURNAL,
  /** Wrapped keys, apart from what they open. */
  KEYS;

  /** Where Flyway finds the migrations. */
  String location(DatabaseAddress address) {
    String engine = address instanceof DatabaseAddress.H2File ? "h2" : "postgresql";
    return "classpath:frontdesk/persistence/schema/" + lowerCase() + "/" + engine;
  }

  /** The name as it stands in names of threads, pools and folders. */
  String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
