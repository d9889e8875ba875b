package frontdesk.ops.node;

/**
 * What a command asks of the running node over its local socket.
 *
 * @param command {@code node}, {@code replay}, {@code summary}, {@code verify}, {@code quarantine},
 *     {@code quarantine-release}, {@code backup}, {@code erase}, {@code callbacks}, {@code
 *     callback-take}, {@code callback-done} or {@code config-reload}
 * @param subject a call id, a callback id, a persistence id or a file, else empty
 * @param words whether words are asked for
 * @param who the operating-system user
 * @param reason why words are asked for, or are erased
 */
public record LocalRequest(
    String command, String subject, boolean words, String who, String reason) {}
