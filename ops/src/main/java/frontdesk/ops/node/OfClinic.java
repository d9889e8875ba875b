package frontdesk.ops.node;

import picocli.CommandLine.Option;

/** The option that names the one clinic that is asked about, mixed into a command. */
public final class OfClinic {
  @Option(names = "--clinic", paramLabel = "ID", description = "Of this clinic only.")
  private String clinic = "";

  /** Its id; empty: all of them. */
  public String id() {
    return clinic;
  }
}
