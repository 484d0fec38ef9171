package dev.quell.noise.outlier;

import dev.quell.model.Step;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.similar.AlertText;
import dev.quell.noise.similar.Novelty;
import dev.quell.noise.similar.TextPieces;
import java.util.Map;

/** Marks an incident of a kind its channel has not seen for a month; the first ones are such. */
public final class OutlierStage {
  private OutlierStage() {}

  /** The same place, marked if it is a new incident unlike the others. */
  public static Verdict.Placing mark(Candidate candidate, Verdict.Placing placing) {
    boolean marked =
        placing instanceof Verdict.Opened
            && candidate.channel().settings().marksNovel()
            && candidate
                .state()
                .isNovel(
                    TextPieces.of(AlertText.of(candidate.subject(), AlertText.DEFAULT_FIELDS)));
    return marked && placing instanceof Verdict.Opened(var hashes, var marks, var why)
        ? new Verdict.Opened(hashes, marks.withOutlier(unlike()), why)
        : placing;
  }

  private static Step unlike() {
    return Step.of("noise", "outlier_marked", Map.of("days", Long.toString(Novelty.SPAN.toDays())));
  }
}
