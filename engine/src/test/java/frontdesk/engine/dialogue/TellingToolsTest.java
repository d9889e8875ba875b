package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.dialogue.tools.Kind;
import frontdesk.engine.dialogue.tools.Parameter;
import frontdesk.engine.dialogue.tools.Proposing;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.protocol.dialogue.Proposal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A tool that tells something is of no use where the conversation then refuses its sentence. */
class TellingToolsTest {
  private final PhoneCall call = PhoneCall.opened(new FakeLedger());

  @Test
  void shouldTellOnlyWhatABrainMaySay() {
    Set<String> told = new TreeSet<>();
    for (Tool tool : Tools.ALL) {
      for (String word : words(tool)) {
        Proposing.Outcome outcome =
            new Proposing(Situation.of(call.state), SampleClinic.CATALOGUE)
                .propose(tool.name(), arguments(tool, word));
        if (outcome instanceof Proposing.Outcome.Proposed proposed
            && proposed.proposal() instanceof Proposal.SayText say) {
          assertThat(Line.sayable(say.phrase().key())).as(tool.name() + " " + word).isPresent();
          told.add(say.phrase().key());
        }
      }
    }
    assertThat(told).contains("info.service", "info.price", "info.hours", "info.address");
  }

  /** What it may be about; one empty word where it is about one thing only. */
  private static List<String> words(Tool tool) {
    return tool.parameters().stream()
        .map(Parameter::kind)
        .filter(Kind.OneOf.class::isInstance)
        .map(kind -> ((Kind.OneOf) kind).words())
        .findFirst()
        .orElse(List.of(""));
  }

  private static ObjectNode arguments(Tool tool, String word) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    for (Parameter one : tool.parameters()) {
      if (one.kind() instanceof Kind.OneOf) {
        arguments.put(one.name(), word);
      } else if (one.kind() instanceof Kind.ServiceOfClinic) {
        arguments.put(one.name(), SampleClinic.CLEANING.value());
      }
    }
    return arguments;
  }
}
