package dev.quell.escalation;

import dev.quell.escalation.AnswerLinks.Claim;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentFacts;
import dev.quell.queue.Commands;
import dev.quell.web.Anonymous;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.LinkBearer;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answering from a message: whoever holds its link is the person it was sent to, for that incident
 * only. Looking changes nothing.
 */
@RestController
@Tag(name = "Answers", description = "Acknowledging and resolving from a message")
public final class AnswerApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final Map<String, String> COMMANDS =
      Map.of("ack", "incident.ack", "resolve", "incident.resolve");

  private final AnswerLinks links;
  private final IncidentFacts facts;
  private final People people;
  private final Commands commands;

  public AnswerApi(AnswerLinks links, IncidentFacts facts, People people, Commands commands) {
    this.links = links;
    this.facts = facts;
    this.people = people;
    this.commands = commands;
  }

  record TokenRequest(@Required String token) {}

  record AnswerRequest(@Required String token, @Required String action) {}

  /**
   * What the link is about.
   *
   * @param acknowledgedByMe whether the person it was sent to has acknowledged
   */
  record Asked(
      String incidentId,
      String num,
      String title,
      String incidentSeverity,
      String progress,
      String channelName,
      long startTime,
      String personName,
      boolean acknowledgedByMe) {}

  @Operation(summary = "What a link in a message is about; changes nothing")
  @PostMapping("/incident/answer/info")
  @Anonymous
  Asked info(@RequestBody TokenRequest request) {
    return asked(claim(request.token()));
  }

  @Operation(summary = "Acknowledge or resolve by the link of a message")
  @PostMapping("/incident/answer")
  @Anonymous(writes = true)
  Asked answer(@RequestBody AnswerRequest request, HttpServletRequest from) {
    Requests.oneOf("action", request.action(), COMMANDS.keySet());
    Claim claim = claim(request.token());
    Asked before = asked(claim);
    new LinkBearer(claim.personId(), before.personName()).note(from);
    boolean over = before.progress().equals("Closed");
    if (!over) {
      commands.run(
          COMMANDS.getOrDefault(request.action(), ""),
          claim.personId(),
          JSON.writeValueAsString(Map.of("incident_ids", List.of(claim.incidentId()))));
    }
    return over ? before : asked(claim);
  }

  /** All that is wrong with a link is told alike. */
  private Claim claim(String token) {
    return links
        .claim(token)
        .filter(
            claim -> people.person(claim.personId()).filter(People.Person::reachable).isPresent())
        .orElseThrow(AnswerApi::invalid);
  }

  private static ApiException invalid() {
    return new ApiException(
        ErrorCode.UNAUTHORIZED,
        "the link is not valid any more (expected: one of a message of the last 7 days; log in"
            + " instead)");
  }

  private Asked asked(Claim claim) {
    Incident incident = facts.byIds(List.of(claim.incidentId())).get(claim.incidentId());
    if (incident == null) {
      throw ApiException.notFound("incident", claim.incidentId());
    }
    if (!links.mayAnswer(claim.personId(), incident.channelId())) {
      throw invalid();
    }
    return new Asked(
        incident.id(),
        incident.num(),
        incident.wording().title(),
        incident.severity().wire(),
        incident.progress().wire(),
        facts.channelName(incident.channelId()),
        incident.times().start() / 1000,
        people.person(claim.personId()).map(People.Person::name).orElse(""),
        incident.responders().stream()
            .anyMatch(one -> one.personId() == claim.personId() && one.acknowledgedAt() > 0));
  }
}
