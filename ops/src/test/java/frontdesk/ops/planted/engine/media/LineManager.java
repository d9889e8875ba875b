package frontdesk.ops.planted.engine.media;

/** Badly named on purpose. */
public record LineManager(int lines) {}
