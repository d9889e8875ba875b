package frontdesk.engine.media;

/** Ends a call whose line has had no owner for too long: sends BYE and closes the line. */
@FunctionalInterface
public interface OrphanHook {
  /** Told once per line, on a media-loop thread. */
  void onOrphaned(MediaLine line);
}
