package frontdesk.ops.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.ops.Exit;
import frontdesk.ops.firstcall.replay.Ran;
import org.junit.jupiter.api.Test;

/** The command prints what is declared, and all of it. */
class ToolsCommandTest {
  @Test
  void shouldPrintEveryToolWithItsParametersAndRefusals() {
    Ran ran = Ran.frontdesk("tools");
    assertThat(ran.status()).as(ran.err()).isEqualTo(Exit.OK);
    for (Tool tool : Tools.ALL) {
      assertThat(ran.out()).contains(tool.name() + System.lineSeparator(), tool.purpose());
      tool.parameters().forEach(one -> assertThat(ran.out()).contains(one.meaning()));
    }
    assertThat(ran.out()).contains("refused NOT_IDENTIFIED: ", "only for an identified caller");
  }

  @Test
  void shouldPrintSchemasThatAProgramReads() throws JsonProcessingException {
    Ran ran = Ran.frontdesk("tools", "--json");
    assertThat(ran.status()).as(ran.err()).isEqualTo(Exit.OK);
    JsonNode tools = JsonMapper.builder().build().readTree(ran.out()).path("tools");
    assertThat(tools)
        .extracting(tool -> tool.path("name").textValue())
        .containsExactlyElementsOf(Tools.ALL.stream().map(Tool::name).toList());
    assertThat(tools)
        .allSatisfy(
            tool -> {
              assertThat(tool.at("/parameters/type").textValue()).isEqualTo("object");
              assertThat(tool.path("nodes")).isNotEmpty();
              assertThat(tool.path("refusals"))
                  .allSatisfy(one -> assertThat(one.path("sentence").textValue()).endsWith("."));
            });
  }
}
