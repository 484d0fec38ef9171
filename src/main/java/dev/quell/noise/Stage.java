package dev.quell.noise;

import java.util.Optional;

/** One pure judge; empty leaves the decision to the next. */
interface Stage {
  Optional<Verdict> judge(Candidate candidate);
}
