package frontdesk.ops.trunk;

/**
 * Loopback addresses that only this process uses: tests of trunks run side by side in two
 * processes.
 */
final class Places {
  private static final int PROCESSES = 125;
  private static final long OCTET =
      2 * (ProcessHandle.current().pid() % PROCESSES) + Integer.getInteger("frontdesk.fork", 1) % 2;

  private Places() {}

  /** One of them; 1 to 254. */
  static String host(int last) {
    return "127.14." + OCTET + "." + last;
  }

  /** The network of its first fourteen. */
  static String network() {
    return host(0) + "/28";
  }
}
