package frontdesk.ops.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.dialogue.tools.RefusalSentences;
import frontdesk.engine.dialogue.tools.Schemas;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.ToolRefusal;
import frontdesk.engine.dialogue.tools.Tools;
import java.util.Optional;
import java.util.TreeSet;

/** The declared tools as JSON, for the command line and for HTTP. */
final class ToolsReport {
  private ToolsReport() {}

  /**
   * All that a brain may ask for.
   *
   * @param language IETF BCP 47 tag of the sentences of refusals
   */
  static ObjectNode of(String language) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode tools = all.putArray("tools");
    for (Tool tool : Tools.ALL) {
      ObjectNode one = tools.addObject();
      one.put("name", tool.name()).put("purpose", tool.purpose());
      one.set("parameters", Schemas.of(tool, Optional.empty()));
      one.put("result", tool.result()).put("needsIdentification", tool.needsIdentification());
      one.put("needsCall", !Tools.OUTSIDE.contains(tool));
      ArrayNode nodes = one.putArray("nodes");
      new TreeSet<>(tool.nodes()).forEach(nodes::add);
      ArrayNode refusals = one.putArray("refusals");
      for (ToolRefusal.Code code : new TreeSet<>(tool.refusals())) {
        refusals
            .addObject()
            .put("code", code.name())
            .put("sentence", RefusalSentences.of(code, language));
      }
    }
    return all;
  }
}
