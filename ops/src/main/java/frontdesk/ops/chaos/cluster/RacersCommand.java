package frontdesk.ops.chaos.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import frontdesk.ops.bench.node.LoadNode;
import frontdesk.protocol.booking.Slot;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * One node of {@code chaos race}, a process of its own that takes no calls.
 *
 * <p>It says {@code ready}, then reads from standard input: {@code slot}, which it answers with a
 * free slot, and {@code race ATTEMPTS SLOT}, upon which it races and says what came of it, each a
 * line of JSON. It ends with its input.
 */
@Command(name = "racers", hidden = true, description = "One node of chaos race.")
public final class RacersCommand implements Callable<Integer> {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  @Mixin private LoadNode node = new LoadNode();

  @Override
  public Integer call()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    return node.run(
        running -> {
          Racers racers = new Racers(running);
          return order -> answer(racers, order.split(" ", 3));
        });
  }

  private static String answer(Racers racers, String[] words)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    return JSON.writeValueAsString(
        words[0].equals("slot")
            ? racers.slot()
            : racers.race(JSON.readValue(words[2], Slot.class), Integer.parseInt(words[1])));
  }
}
