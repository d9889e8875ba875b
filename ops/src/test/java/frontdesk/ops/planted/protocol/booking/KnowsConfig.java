package frontdesk.ops.planted.protocol.booking;

import frontdesk.ops.planted.config.KnowsEngine;

/** Breaks the module arrows on purpose. */
record KnowsConfig(KnowsEngine setting) {}
