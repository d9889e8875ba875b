package frontdesk.ops.bench.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.node.LoadNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * One node of {@code bench cluster}, a process of its own that takes no calls.
 *
 * <p>It says {@code ready}, then reads orders of its load from standard input, a line of JSON each,
 * and answers each with what its clients measured. It ends with its input.
 */
@Command(name = "cluster-ledgers", hidden = true, description = "One node of bench cluster.")
public final class ClusterLedgerCommand implements Callable<Integer> {
  static final ObjectMapper JSON = JsonMapper.builder().build();

  @Mixin private LoadNode node = new LoadNode();

  @Override
  public Integer call()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    return node.run(
        running -> {
          ClusterLoad load = new ClusterLoad(running);
          return order ->
              JSON.writeValueAsString(load.run(JSON.readValue(order, ClusterLoad.Order.class)));
        });
  }
}
