package frontdesk.ops.planted.engine.sip;

import frontdesk.ops.planted.engine.media.LineManager;

/** Breaks the arrows within the engine on purpose. */
record KnowsMedia(LineManager line) {}
