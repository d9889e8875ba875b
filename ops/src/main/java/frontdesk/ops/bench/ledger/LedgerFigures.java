package frontdesk.ops.bench.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What the ledger's benchmark came to.
 *
 * @param commandsPerS answered commands a second, each of them one committed event
 * @param p99Ms of the time from asking to the answer
 * @param recoveryMs from waking the entity to its first answer, with snapshots as set
 * @param recoveryWithoutSnapshotsMs the same from the first event on
 * @param refused commands that were refused or whose outcome was unknown
 * @param year of a large clinic with a full year, always on the embedded store
 */
record LedgerFigures(
    double commandsPerS,
    double p99Ms,
    double recoveryMs,
    double recoveryWithoutSnapshotsMs,
    Database database,
    long events,
    int snapshotEvery,
    int clients,
    double seconds,
    double p50Ms,
    long refused,
    YearFigures year) {

  /** Where the journal is, as its setting names it. */
  enum Database {
    h2,
    postgresql
  }

  /** One line of JSON; names in lower case with underscores. */
  String json() throws JsonProcessingException {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValueAsString(this);
  }
}
