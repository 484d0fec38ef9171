package dev.quell.oncall;

import dev.quell.queue.Commands;
import dev.quell.web.Anonymous;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Calendars to subscribe to; a secret address leads to each, and is shown once. */
@RestController
@Tag(name = "Schedules")
public final class FeedApi {
  static final String PATH = "/schedule/ical";
  private static final JsonMapper JSON = Json.mapper();

  private final Schedules schedules;
  private final Commands commands;
  private final InstantSource clock;
  private final String address;

  /** {@code address}: where others reach this server; empty when that is not known. */
  public FeedApi(Schedules schedules, Commands commands, InstantSource clock, String address) {
    this.schedules = schedules;
    this.commands = commands;
    this.clock = clock;
    this.address = address;
  }

  /** {@code scheduleId}: the caller's own shifts in all schedules when left out or 0. */
  record CreateRequest(Optional<Long> scheduleId) {}

  /** What the log keeps of it. */
  record NewFeed(long scheduleId, String tokenHash) {}

  record FeedId(@Required String feedId) {}

  /** {@code url}: begins with a slash when the server does not know its public address. */
  record Created(String feedId, String token, String url) {}

  record FeedItem(String feedId, long scheduleId, long personId, long createdAt) {}

  record Feeds(List<FeedItem> items, int total) {}

  @Operation(summary = "Make a calendar address for a schedule, or for the caller's own shifts")
  @PostMapping("/schedule/ical/create")
  @Needs(value = Permission.SCHEDULES_READ, writes = true)
  Created create(@RequestBody CreateRequest request, Caller caller) {
    String token = Feed.newToken();
    NewFeed feed = new NewFeed(request.scheduleId().orElse(0L), Feed.fingerprint(token));
    String answer =
        commands.run("schedule.feed_create", caller.personId(), JSON.writeValueAsString(feed));
    String id = JSON.readValue(answer, FeedId.class).feedId();
    return new Created(id, token, address + PATH + "?token=" + token);
  }

  @Operation(summary = "All calendar addresses, without their secrets")
  @PostMapping("/schedule/ical/list")
  @Needs(Permission.SCHEDULES_READ)
  Feeds list(@RequestBody Nothing request) {
    List<FeedItem> items =
        schedules.feeds().stream()
            .map(feed ->
                new FeedItem(
                    feed.id(), feed.scheduleId(), feed.personId(), feed.createdAt() / 1000))
            .toList();
    return new Feeds(items, items.size());
  }

  @Operation(summary = "Take a calendar address back; it leads nowhere from now on")
  @PostMapping("/schedule/ical/delete")
  @Needs(value = Permission.SCHEDULES_READ, writes = true)
  Nothing delete(@RequestBody FeedId id, Caller caller) {
    boolean manages = caller.rights().has(Permission.SCHEDULES_MANAGE);
    schedules.feeds().stream()
        .filter(feed -> feed.id().equals(id.feedId()))
        .filter(feed -> !manages && feed.personId() != caller.personId())
        .findFirst()
        .ifPresent(feed -> {
          throw new ApiException(
              ErrorCode.ACCESS_DENIED,
              "feed_id: %s is somebody else's (expected: your own, or the permission \"%s\")"
                  .formatted(feed.id(), Permission.SCHEDULES_MANAGE.title()));
        });
    commands.run("schedule.feed_delete", caller.personId(), JSON.writeValueAsString(id));
    return new Nothing();
  }

  /** Asked by calendar programs, which can bring no more than the address. */
  @Hidden
  @GetMapping(PATH)
  @Anonymous
  ResponseEntity<byte[]> calendar(@RequestParam(name = "token", defaultValue = "") String token) {
    Feed feed =
        schedules
            .feed(token)
            .orElseThrow(() ->
                new ApiException(
                    ErrorCode.UNAUTHORIZED,
                    "token: unknown or taken back (expected: a valid one)"));
    String text = new FeedText(schedules, clock.instant().getEpochSecond()).of(feed);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"on-call.ics\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
