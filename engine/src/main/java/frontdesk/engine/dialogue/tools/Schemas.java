package frontdesk.engine.dialogue.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.provider.LanguageModel;
import java.util.List;
import java.util.Optional;

/** JSON schemas (draft 2020-12) of tools' parameters, derived from the declarations. */
public final class Schemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Schemas() {}

  /** The tools of a node as a language model is told of them. */
  public static List<LanguageModel.Tool> forModel(String node, Catalogue catalogue) {
    return Tools.at(node).stream().map(tool -> forModel(tool, catalogue)).toList();
  }

  /** A tool as a language model is told of it. */
  public static LanguageModel.Tool forModel(Tool tool, Catalogue catalogue) {
    return new LanguageModel.Tool(
        tool.name(), tool.purpose(), of(tool, Optional.of(catalogue)).toString());
  }

  /**
   * The schema of a tool's parameters.
   *
   * @param catalogue whose services and practitioners are listed; without one any id fits
   */
  public static ObjectNode of(Tool tool, Optional<Catalogue> catalogue) {
    ObjectNode schema = NODES.objectNode();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Parameter parameter : tool.parameters()) {
      ObjectNode property = properties.putObject(parameter.name());
      property.put(
          "description", parameter.meaning() + " " + capital(parameter.kind().described()) + ".");
      fill(property, parameter.kind(), catalogue);
      if (parameter.required()) {
        required.add(parameter.name());
      }
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static void fill(ObjectNode property, Kind kind, Optional<Catalogue> catalogue) {
    if (kind instanceof Kind.Said || kind instanceof Kind.Truth) {
      property.put("type", "boolean");
    } else if (kind instanceof Kind.WholeNumber number) {
      property.put("type", "integer");
      property.put("minimum", number.least()).put("maximum", number.most());
    } else {
      property.put("type", "string");
      text(property, kind, catalogue);
    }
  }

  private static void text(ObjectNode property, Kind kind, Optional<Catalogue> catalogue) {
    if (kind instanceof Kind.Day) {
      property.put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
    } else if (kind instanceof Kind.TimeOfDay) {
      property.put("pattern", "^([01]\\d|2[0-3]):[0-5]\\d$");
    } else if (kind instanceof Kind.OneOf words) {
      list(property, words.words());
    } else if (kind instanceof Kind.Digits digits) {
      property.put("pattern", "^\\d{" + digits.least() + "," + digits.most() + "}$");
    } else if (kind instanceof Kind.Span) {
      property.put("pattern", "^P(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?$");
    } else if (kind instanceof Kind.Quoted words) {
      property.put("maxLength", words.most());
    } else if (kind instanceof Kind.ServiceOfClinic) {
      catalogue.ifPresent(
          clinic ->
              list(property, clinic.services().stream().map(one -> one.id().value()).toList()));
    } else if (kind instanceof Kind.PractitionerOfClinic) {
      catalogue.ifPresent(
          clinic ->
              list(
                  property, clinic.practitioners().stream().map(one -> one.id().value()).toList()));
    }
  }

  private static void list(ObjectNode property, List<String> values) {
    ArrayNode all = property.putArray("enum");
    values.forEach(all::add);
  }
}
