package dev.quell.access;

import dev.quell.web.ApiException;
import java.util.List;

/**
 * Knows what stands in the way of removing somebody; the wiring asks the packages that name them.
 */
public interface PeopleInUse {

  /** What names this person. */
  List<ApiException.Ref> ofPerson(long personId);

  /** What belongs to this team, or names it. */
  List<ApiException.Ref> ofTeam(long teamId);
}
