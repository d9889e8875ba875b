package frontdesk.ops.node;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the running node answers.
 *
 * @param problem one clear line, empty when there is none
 * @param body what was asked for
 */
public record LocalReply(String problem, JsonNode body) {}
