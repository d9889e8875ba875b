package frontdesk.engine.speech.pocketsphinx;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** The functions used of the two native libraries, under their own names. */
final class NativeLibraries {
  private static final String POCKETSPHINX_FILE = "libpocketsphinx.so.3";
  private static final String SPHINXBASE_FILE = "libsphinxbase.so.3";

  /*
   * A log file of its own for each decoder would not do: opening one closes the process's last one,
   * also while another thread writes to it, and that frees memory which is in use.
   */
  private static final class Silence {
    private static final SphinxBase SPHINX_BASE = Native.load(SPHINXBASE_FILE, SphinxBase.class);

    static {
      SPHINX_BASE.err_set_logfp(null);
      SPHINX_BASE.err_set_callback(null, null);
    }
  }

  private final PocketSphinx pocketSphinx;
  private final SphinxBase sphinxBase;

  /** Loads both, or throws {@link UnsatisfiedLinkError} where they are not installed. */
  NativeLibraries() {
    sphinxBase = Silence.SPHINX_BASE;
    pocketSphinx = Native.load(POCKETSPHINX_FILE, PocketSphinx.class);
  }

  PocketSphinx pocketSphinx() {
    return pocketSphinx;
  }

  SphinxBase sphinxBase() {
    return sphinxBase;
  }

  /** Of libsphinxbase. */
  interface SphinxBase extends Library {
    @Nullable Pointer cmd_ln_parse_r(
        @Nullable Pointer inout, Pointer definitions, int argc, String[] argv, int strict);

    int cmd_ln_free_r(Pointer config);

    /** Where the library prints what it is set to; null: nowhere. */
    void err_set_logfp(@Nullable Pointer file);

    /** Who takes the library's log lines, of all threads; null: nobody does. */
    void err_set_callback(@Nullable Pointer callback, @Nullable Pointer userData);
  }

  /** Of libpocketsphinx. */
  interface PocketSphinx extends Library {
    Pointer ps_args();

    @Nullable Pointer ps_init(Pointer config);

    int ps_free(Pointer decoder);

    int ps_add_word(Pointer decoder, String word, String phones, int update);

    /** The word's phones, to be freed by the caller, or null. */
    @Nullable Pointer ps_lookup_word(Pointer decoder, String word);

    int ps_set_jsgf_string(Pointer decoder, String name, String jsgf);

    int ps_set_search(Pointer decoder, String name);

    int ps_unset_search(Pointer decoder, String name);

    int ps_start_stream(Pointer decoder);

    int ps_start_utt(Pointer decoder);

    int ps_process_raw(
        Pointer decoder, short[] samples, NativeLong count, int noSearch, int fullUtterance);

    int ps_end_utt(Pointer decoder);

    @Nullable String ps_get_hyp(Pointer decoder, IntByReference score);

    /** The second argument exists in older builds only; passing it to newer ones does no harm. */
    @Nullable Pointer ps_seg_iter(Pointer decoder, IntByReference score);

    /** Frees the segment and gives the next, or null after the last. */
    @Nullable Pointer ps_seg_next(Pointer segment);

    void ps_seg_free(Pointer segment);

    String ps_seg_word(Pointer segment);

    void ps_seg_frames(Pointer segment, IntByReference first, IntByReference last);

    int ps_seg_prob(
        Pointer segment, IntByReference acoustic, IntByReference language, IntByReference backoff);
  }
}
