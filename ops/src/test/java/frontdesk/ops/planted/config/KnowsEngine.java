package frontdesk.ops.planted.config;

import frontdesk.ops.planted.engine.RootWord;

/** Breaks the module arrows on purpose. */
public record KnowsEngine(RootWord word) {}
