package frontdesk.ops.planted.engine;

/** A word in the root package of the planted engine. */
public record RootWord(String text) {}
