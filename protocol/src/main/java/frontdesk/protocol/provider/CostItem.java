package frontdesk.protocol.provider;

/** What a call's cost is broken down by; their names are stored data. */
public enum CostItem {
  STT,
  LLM_INPUT,
  LLM_OUTPUT,
  TTS,
  TELEPHONY,
  AVATAR
}
