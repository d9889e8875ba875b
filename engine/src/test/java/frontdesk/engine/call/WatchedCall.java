package frontdesk.engine.call;

import frontdesk.engine.call.brain.BrainNews;
import frontdesk.protocol.id.CallId;
import java.util.List;

/** Writes down what whoever watches a call is told. */
record WatchedCall(
    List<CallStage> stages,
    List<String> ended,
    List<CallId> turnsDecided,
    List<BrainNews> brainNews,
    List<Boolean> likelyOver)
    implements CallObserver {
  @Override
  public void onLikelyOver(CallId call, boolean over) {
    likelyOver.add(over);
  }

  @Override
  public void onBrain(CallId call, BrainNews news) {
    brainNews.add(news);
  }

  @Override
  public void onTurnDecided(CallId call) {
    turnsDecided.add(call);
  }

  @Override
  public void onStage(CallId call, CallStage from, CallStage to, String reason) {
    stages.add(to);
  }

  @Override
  public void onEnded(CallId call, String ending) {
    ended.add(ending);
  }
}
