package frontdesk.ops.playground;

import java.nio.file.Path;
import java.util.List;

/** What a cluster on this machine stands on: where its processes are, and what a node's is. */
public interface Ground {
  /** Where a private database listens: an IP address of this process's own network. */
  String databaseAddress();

  /** Of a node, by its number: an IP address that nobody else here has. */
  String address(int number);

  /** Words before a node's command line, which start it within something; none by default. */
  default List<String> within(int number) {
    return List.of();
  }

  /** The command of Frontdesk that is a node; {@code run} by default. */
  default List<String> node(Path config) {
    return plainNode(config);
  }

  /** Told of each line that a node says, on a thread of its streams; returns at once. */
  default void onLine(int number, String line) {}

  /** A node that prints its calls. */
  static List<String> plainNode(Path config) {
    return List.of("run", "-c", config.toString(), "--show-calls");
  }
}
