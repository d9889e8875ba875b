package frontdesk.ops.chaos.database;

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
 * One node under bookings, a process of its own that takes no calls.
 *
 * <p>It says {@code ready}, then reads from standard input: {@code begin}; {@code count}, which it
 * answers with the number of bookings that were promised so far; and {@code stop}, which it answers
 * with all that its clients were told, one line of JSON. It ends with its input.
 */
@Command(name = "writers", hidden = true, description = "One node of chaos postgresql-killed.")
public final class WritersCommand implements Callable<Integer> {
  static final ObjectMapper JSON = JsonMapper.builder().build();

  @Mixin private LoadNode node = new LoadNode();

  @Override
  public Integer call()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    return node.run(running -> new Ordered(new Writers(running)));
  }

  private record Ordered(Writers writers) implements LoadNode.Orders {
    @Override
    public String answer(String order) throws IOException, InterruptedException, TimeoutException {
      return switch (order) {
        case "begin" -> {
          writers.begin();
          yield "begun";
        }
        case "count" -> Integer.toString(writers.booked());
        default -> JSON.writeValueAsString(writers.stop());
      };
    }

    @Override
    public void close() {
      writers.close();
    }
  }
}
