package frontdesk.config.check;

/**
 * One thing wrong in a configuration file, told so that its reader can put it right.
 *
 * @param file the file or resource, or where else the value came from, such as the environment
 * @param line counted from 1; 0 when not known
 * @param path the key, such as {@code services[2].price}; empty for the file as a whole
 * @param found what stands there, shortened; never a secret
 * @param expected the kind of value that should stand there
 * @param remedy what to do
 */
public record Problem(
    String file, int line, String path, String found, String expected, String remedy) {

  /** One line: {@code clinic.conf:12: services[2].price: found …; expected …; …}. */
  @Override
  public String toString() {
    String where = line > 0 ? file + ":" + line : file;
    String key = path.isEmpty() ? "" : path + ": ";
    return where + ": " + key + "found " + found + "; expected " + expected + "; " + remedy;
  }
}
