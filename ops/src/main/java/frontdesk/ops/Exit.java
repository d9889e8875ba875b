package frontdesk.ops;

/** Exit statuses of the commands (sysexits.h). */
public final class Exit {
  public static final int OK = 0;

  /** The command did its work, and the answer is no: a replay differs, a journal is unsound. */
  public static final int NO = 1;

  /** The command line is wrong. */
  public static final int USAGE = 64;

  /** What is stored is not whole, so that there is no answer: a call with an event missing. */
  public static final int DATA = 65;

  /** What was asked about is not there: no such call. */
  public static final int NO_INPUT = 66;

  /** Something that is needed is not there: a port, a file, a database. */
  public static final int UNAVAILABLE = 69;

  /** The output cannot be written: whoever read it is gone. */
  public static final int OUTPUT = 74;

  /** Stopped by Ctrl-C or SIGTERM before it was done (128 and the number of SIGINT). */
  public static final int INTERRUPTED = 130;

  /** An error that nobody foresaw. */
  public static final int SOFTWARE = 70;

  /** The configuration is wrong; nothing was started. */
  public static final int CONFIG = 78;

  private Exit() {}
}
