package frontdesk.ops.chaos;

/** Says why a fault cannot be made on this machine, in one sentence with the remedy. */
public final class FaultNotPossible extends Exception {
  private static final long serialVersionUID = 1L;

  public FaultNotPossible(String sentence) {
    super(sentence);
  }
}
