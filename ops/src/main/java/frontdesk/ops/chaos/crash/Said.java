package frontdesk.ops.chaos.crash;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.passage.Passage;
import java.util.List;
import java.util.Map;

/** What a node of crash runs says, a line of JSON each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "said")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Said.Ready.class, name = "Ready"),
  @JsonSubTypes.Type(value = Said.Slots.class, name = "Slots"),
  @JsonSubTypes.Type(value = Said.Answered.class, name = "Answered"),
  @JsonSubTypes.Type(value = Said.NoAnswer.class, name = "NoAnswer"),
  @JsonSubTypes.Type(value = Said.Passed.class, name = "Passed"),
})
sealed interface Said {
  /** Reads and writes both sides' lines. */
  ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  /** The order's. */
  long number();

  /** It takes calls and orders; an answer to none. */
  record Ready(long number) implements Said {}

  /** Free slots. */
  record Slots(long number, List<Slot> slots) implements Said {
    public Slots {
      slots = List.copyOf(slots);
    }
  }

  /** The ledger has answered. */
  record Answered(long number, LedgerProtocol.Answer answer) implements Said {}

  /** The ledger has not: what became of the command is not known. */
  record NoAnswer(long number) implements Said {}

  /** How often each place was passed since the node was started. */
  record Passed(long number, Map<Passage, Long> counts) implements Said {
    public Passed {
      counts = Map.copyOf(counts);
    }
  }
}
