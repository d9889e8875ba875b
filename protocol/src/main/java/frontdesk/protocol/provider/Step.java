package frontdesk.protocol.provider;

/** The steps of a call that cost money; their names are stored data. */
public enum Step {
  STT(CostItem.STT),
  LLM(CostItem.LLM_OUTPUT),
  TTS(CostItem.TTS),
  TELEPHONY(CostItem.TELEPHONY),
  AVATAR(CostItem.AVATAR);

  private final CostItem main;

  Step(CostItem main) {
    this.main = main;
  }

  /** What an amount of this step is written to where its parts are not known. */
  public CostItem main() {
    return main;
  }
}
