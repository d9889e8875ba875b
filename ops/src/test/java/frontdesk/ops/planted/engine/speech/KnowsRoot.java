package frontdesk.ops.planted.engine.speech;

import frontdesk.ops.planted.engine.RootWord;

/** Uses what is for the persistent entities only, on purpose. */
record KnowsRoot(RootWord word) {}
