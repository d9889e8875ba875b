package frontdesk.ops.planted.engine.util;

/** In a package that is badly named and not described, on purpose. */
record Word(String text) {}
