package frontdesk.ops.bench.bargein;

/**
 * What happens to one prompt.
 *
 * @param kind what is put into it
 * @param clip the caller's line by the name of its file, empty where nobody speaks
 * @param levelDbfs root mean square of the loud part of the caller's voice, or a cough's peak
 * @param afterMs from the prompt's first audible packet
 * @param seed of coughs and noise
 */
record Trial(Kind kind, String clip, int levelDbfs, int afterMs, long seed) {
  /** What is heard besides the echo. */
  enum Kind {
    /** Somebody speaks: the prompt must stop. */
    CALLER,
    /** Nothing else: it must not stop. */
    ECHO,
    /** Coughs: it must not stop. */
    COUGH,
    /** Bursts of noise: it must not stop. */
    NOISE
  }
}
