package frontdesk.ops.firstcall.privacy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Everything that is logged while it is open, as it stands in the log: all loggers at DEBUG, and
 * whatever else goes to the standard error.
 */
final class LogCapture implements AutoCloseable {
  /** The logger's name comes third, its packages shortened: f.e.call.LiveCall. */
  private static final Pattern LIBRARY_AT_DEBUG =
      Pattern.compile("(?m)^\\S+ DEBUG +(?!f\\.|frontdesk)\\S+ .*$\\n?");

  private final Map<Logger, Level> levels = new HashMap<>();
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private LogCapture() {}

  static LogCapture open() {
    LogCapture capture = new LogCapture();
    System.setErr(new PrintStream(capture.log, true, StandardCharsets.UTF_8));
    capture.atDebug("frontdesk");
    capture.atDebug(org.slf4j.Logger.ROOT_LOGGER_NAME);
    return capture;
  }

  private void atDebug(String name) {
    Logger logger = (Logger) LoggerFactory.getLogger(name);
    levels.put(logger, logger.getLevel());
    logger.setLevel(Level.DEBUG);
  }

  /** All of it so far. */
  String text() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** The same without what libraries say at DEBUG, which is long; that is searched as it stands. */
  static String withoutLibraries(String text) {
    return LIBRARY_AT_DEBUG.matcher(text).replaceAll("");
  }

  @Override
  public void close() {
    levels.forEach(Logger::setLevel);
    System.setErr(before);
  }
}
