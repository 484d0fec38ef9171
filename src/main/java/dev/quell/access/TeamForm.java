package dev.quell.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about a team; what is left out of an existing one stays as it is.
 *
 * @param teamId absent or 0 for a new one
 * @param countryCode spelled as it was published
 * @param resetIfNameExist changes the team that has this name already, instead of refusing
 */
record TeamForm(
    Optional<Long> teamId,
    @Required String teamName,
    Optional<String> description,
    Optional<List<Long>> personIds,
    List<String> emails,
    List<String> phones,
    @JsonProperty("countryCode") Optional<String> countryCode,
    Optional<String> refId,
    boolean resetIfNameExist) {
  private static final int LONGEST_NAME = 39;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_REFERENCE = 254;
  private static final int MOST_MEMBERS = 1000;

  /** One team. */
  record Id(@Required Long teamId) {}

  TeamForm checked() {
    String name = Requests.text("team_name", teamName.strip(), LONGEST_NAME);
    description.ifPresent(text -> Requests.atMost("description", text, LONGEST_DESCRIPTION));
    refId.ifPresent(text -> Requests.atMost("ref_id", text, LONGEST_REFERENCE));
    personIds.ifPresent(ids -> Requests.list("person_ids", ids, 0, MOST_MEMBERS));
    Requests.list("emails", emails, 0, MOST_MEMBERS);
    if (!phones.isEmpty()) {
      throw Requests.invalid("phones", phones.size() + " items", "none; name people by e-mail");
    }
    return new TeamForm(
        teamId, name, description, personIds, emails, phones, countryCode, refId, resetIfNameExist);
  }

  Optional<Long> id() {
    return teamId.filter(number -> number != 0);
  }

  boolean resets() {
    return resetIfNameExist;
  }

  boolean saysMembers() {
    return personIds.isPresent() || !emails.isEmpty();
  }
}
