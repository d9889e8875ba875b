package frontdesk.ops.playground;

import java.nio.file.Path;

/**
 * Where one node of a cluster on this machine is: an address of its own with the usual ports, and a
 * folder.
 *
 * @param number from 1, never given twice
 * @param address a loopback address
 * @param folder for its configuration, data and log
 */
public record NodePlace(int number, String address, Path folder) {
  static final int SIP_PORT = 5060;
  static final int CLUSTER_PORT = 17_355;
  static final int MANAGEMENT_PORT = 7_626;
  static final int FIRST_MEDIA_PORT = 10_000;
  static final int LAST_MEDIA_PORT = 11_999;

  /** Stable: its shards, and so its calls, are named by it. */
  public String name() {
    return "node-" + number;
  }

  /** Its configuration file. */
  public Path config() {
    return folder.resolve("frontdesk.conf");
  }

  /** Its data directory, with the local socket. */
  public Path data() {
    return folder.resolve("data");
  }

  /** What it prints. */
  public Path log() {
    return folder.resolve("log");
  }

  /** The address of a clinic on this node. */
  public String uri(String clinic) {
    return "sip:" + clinic + "@" + sipAddress();
  }

  /** Where it takes SIP. */
  public String sipAddress() {
    return address + ":" + SIP_PORT;
  }

  /** By which other nodes reach it. */
  public String clusterAddress() {
    return address + ":" + CLUSTER_PORT;
  }
}
