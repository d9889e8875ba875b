package frontdesk.ops.planted.engine.call;

import frontdesk.ops.planted.persistence.KnowsEngine;

/** Breaks the module arrows on purpose. */
record KnowsPersistence(KnowsEngine row) {}
