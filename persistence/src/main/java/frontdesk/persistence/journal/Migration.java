package frontdesk.persistence.journal;

import frontdesk.persistence.journal.JournalUnavailable.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** Brings a schema to this build's version, or says in one word why it cannot. */
final class Migration {
  private Migration() {}

  /** Opening stops here. */
  static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient JournalUnavailable why;

    Stopped(JournalUnavailable why, Throwable cause) {
      super(why.line(), cause);
      this.why = why;
    }

    JournalUnavailable why() {
      return why;
    }
  }

  static void apply(DataSource source, DatabaseAddress address, Schema schema, boolean readOnly)
      throws Stopped {
    probe(source, address);
    try {
      Flyway flyway = flyway(source, address, schema);
      if (readOnly) {
        flyway.validate();
      } else {
        flyway.migrate();
      }
    } catch (FlywayValidateException e) {
      throw stopped(Reason.WRONG_VERSION, address, e);
    } catch (FlywayException e) {
      throw stopped(reason(sqlCause(e)), address, e);
    }
  }

  /** Flyway wraps failures of the first connection; asking once ourselves keeps them apart. */
  private static void probe(DataSource source, DatabaseAddress address) throws Stopped {
    try (Connection connection = source.getConnection()) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw stopped(reason(sqlCause(e)), address, e);
    }
  }

  private static Flyway flyway(DataSource source, DatabaseAddress address, Schema schema) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(source)
            .locations(schema.location(address))
            // A migration that this build does not know was made by a newer one: refuse.
            .ignoreMigrationPatterns(new String[0])
            .cleanDisabled(true)
            .loggers("slf4j");
    if (address instanceof DatabaseAddress.Postgresql postgresql) {
      configuration.schemas(postgresql.schema()).createSchemas(true);
    }
    return configuration.load();
  }

  private static Stopped stopped(Reason reason, DatabaseAddress address, Exception cause) {
    SQLException sql = sqlCause(cause);
    String detail =
        sql == null
            ? String.valueOf(cause.getMessage())
            : "SQLSTATE " + sql.getSQLState() + ", code " + sql.getErrorCode();
    return new Stopped(new JournalUnavailable(reason, address.shown(), detail), cause);
  }

  /** The innermost SQL failure, which names the real reason. */
  private static @Nullable SQLException sqlCause(Throwable failure) {
    SQLException found = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        found = sql;
      }
    }
    return found;
  }

  private static Reason reason(@Nullable SQLException failure) {
    if (failure == null || failure.getSQLState() == null) {
      return Reason.UNREACHABLE;
    }
    String state = failure.getSQLState();
    return switch (failure.getErrorCode()) {
      case 90020 -> Reason.LOCKED;
      case 90030 -> Reason.DAMAGED;
      case 90048 -> Reason.WRONG_VERSION;
      case 90146 -> Reason.MISSING;
      default -> state.startsWith("28") ? Reason.REFUSED : Reason.UNREACHABLE;
    };
  }
}
