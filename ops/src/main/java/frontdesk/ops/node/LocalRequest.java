package frontdesk.ops.node;

/**
 * What a command asks of the running node over its local socket.
 *
 * @param command {@code replay}, {@code callbacks}, {@code callback-take} or {@code callback-done}
 * @param subject a call id or callback id, else empty
 * @param words whether words are asked for
 * @param who the operating-system user
 * @param reason why words are asked for
 */
public record LocalRequest(
    String command, String subject, boolean words, String who, String reason) {}
