package frontdesk.ops.trunk;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks for the addresses of a name. */
@FunctionalInterface
interface Lookup {
  /** Its addresses, none when nobody knows it; asked after this time. Returns at once. */
  CompletionStage<List<InetAddress>> find(String host, Duration delay);
}
