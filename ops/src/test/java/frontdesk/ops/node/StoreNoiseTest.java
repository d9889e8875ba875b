package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What libraries say of each connection while the store takes no writes, and what else they say.
 */
class StoreNoiseTest {
  private static final Level[] SILENT_TO_LOUD = {Level.WARN, Level.ERROR};

  private final LoggerContext loggers = new LoggerContext();

  private FilterReply said(String logger, Level level, Level setTo) {
    ch.qos.logback.classic.Logger named = loggers.getLogger(logger);
    named.setLevel(setTo);
    return new StoreNoise().decide(null, named, level, "a connection is broken", null, null);
  }

  @ParameterizedTest
  @CsvSource({"com.zaxxer.hikari.pool.PoolBase", "slick.basic.BasicBackend.action"})
  void shouldKeepOutWhatIsSaidOfEachConnection(String logger) {
    assertThat(said(logger, Level.WARN, Level.WARN)).isEqualTo(FilterReply.DENY);
  }

  /** The twin: what is worse, what others say, and whoever wants to know all of it. */
  @ParameterizedTest
  @CsvSource({"com.zaxxer.hikari.pool.PoolBase", "slick.basic.BasicBackend.action"})
  void shouldLetThroughWhatIsWorseAndWhoeverWantsToKnow(String logger) {
    assertThat(said(logger, Level.ERROR, Level.WARN)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(said(logger, Level.WARN, Level.DEBUG)).isEqualTo(FilterReply.NEUTRAL);
    for (Level level : SILENT_TO_LOUD) {
      assertThat(said("frontdesk.ops.node.StoreWatch", level, Level.WARN))
          .isEqualTo(FilterReply.NEUTRAL);
    }
  }
}
