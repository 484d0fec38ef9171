package dev.quell.oncall;

import dev.quell.model.ObjectId;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.MemberNames;
import dev.quell.storage.Sequences;
import dev.quell.storage.Sql;
import dev.quell.storage.TeamNames;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Owner;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** All schedules, kept in memory as the flow last left them. */
public final class Schedules implements CommandHandler {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 200;
  private static final int MOST_FEEDS = 1000;
  private static final int MOST_OF_PERSON = 20;

  private final Database database;
  private volatile ScheduleBook book;

  public Schedules(Database database) {
    this.database = database;
    this.book = load();
  }

  /**
   * Who is on call by this schedule; nobody where it has a gap, or when there is no such schedule.
   *
   * @param instantMillis epoch milliseconds
   */
  public List<OnCall> onCall(long scheduleId, long instantMillis) {
    return book.find(scheduleId)
        .map(schedule -> schedule.roster().at(Math.floorDiv(instantMillis, 1000L)))
        .orElse(List.of());
  }

  /** What a schedule is called; empty: there is none of that id. */
  public Optional<String> name(long scheduleId) {
    return book.find(scheduleId).map(schedule -> schedule.body().name());
  }

  ScheduleBook book() {
    return book;
  }

  /** Whose a schedule is, if there is one. */
  public Optional<Owner> owner(long scheduleId) {
    return book.find(scheduleId)
        .map(found -> Owner.of(found.stamps().creatorId(), found.body().teamId()));
  }

  /** The schedules in which this person has a turn, now or ever. */
  public List<ApiException.Ref> naming(long personId) {
    return refs(schedule -> schedule.names(personId));
  }

  /** The schedules that belong to this team. */
  public List<ApiException.Ref> ofTeam(long teamId) {
    return refs(schedule -> schedule.body().teamId() == teamId);
  }

  private List<ApiException.Ref> refs(Predicate<Schedule> wanted) {
    return book.all().stream()
        .filter(wanted)
        .map(found -> new ApiException.Ref("schedule", found.id(), found.body().name()))
        .toList();
  }

  /** As it was in its time; what was never changed since needs no look into the store. */
  History past(Schedule schedule, Span window) {
    if (schedule.stamps().updatedAt() / 1000 <= window.start()) {
      return History.always(schedule.body(), window);
    }
    return History.of(
        database.read(sql -> ScheduleStore.versions(sql, schedule.id(), window.start())), window);
  }

  /** Whom a feed with this token is about, if there is one. */
  Optional<Feed> feed(String token) {
    return database.read(sql -> ScheduleStore.feed(sql, Feed.fingerprint(token)));
  }

  List<Feed> feeds() {
    return database.read(ScheduleStore::feeds);
  }

  /** Those unknown are left out. */
  Map<Long, String> names(Set<Long> members) {
    return database.read(sql -> MemberNames.of(sql, members));
  }

  @Override
  public String area() {
    return "schedule";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    return switch (command.kind()) {
      case "schedule.create" -> create(sql, command, offset);
      case "schedule.update" -> update(sql, command, offset);
      case "schedule.delete" -> delete(sql, command, offset);
      case "schedule.override_create" -> override(sql, command, offset);
      case "schedule.override_delete" -> withdraw(sql, command, offset);
      case "schedule.feed_create" -> createFeed(sql, command, offset);
      case "schedule.feed_delete" -> deleteFeed(sql, command);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    book = load();
  }

  private ScheduleBook load() {
    return database.read(sql -> ScheduleBook.of(ScheduleStore.all(sql), ScheduleStore.roles(sql)));
  }

  private String create(Sql sql, LogRecord.Command command, long offset) {
    if (book.all().size() >= MOST) {
      throw Requests.invalid("schedule_name", MOST + " schedules", "fewer; delete one first");
    }
    ScheduleForm form = JSON.readValue(command.body(), ScheduleForm.class);
    Schedule.Body body = form.over(Optional.empty(), "");
    check(sql, form, body, 0);
    refuseUnknownTeam(sql, body.teamId(), 0);
    Stamps stamps = Stamps.of(command);
    long id = Sequences.next(sql, "schedule");
    Schedule.Body stamped = body.withLayers(stamped(body.layers(), List.of(), command, offset));
    ScheduleStore.put(sql, new Schedule(id, stamped, stamps), command, offset);
    return JSON.writeValueAsString(new ScheduleApi.Created(id, stamped.name()));
  }

  private String update(Sql sql, LogRecord.Command command, long offset) {
    ScheduleForm form = JSON.readValue(command.body(), ScheduleForm.class);
    Schedule old = book.existing(form.given().orElse(0L));
    Schedule.Body body = form.over(Optional.of(old.body()), "");
    check(sql, form, body, old.id());
    refuseUnknownTeam(sql, body.teamId(), old.body().teamId());
    save(
        sql,
        old,
        body.withLayers(stamped(body.layers(), old.body().layers(), command, offset)),
        command,
        offset);
    return "{}";
  }

  private String delete(Sql sql, LogRecord.Command command, long offset) {
    List<Long> ids = JSON.readValue(command.body(), ScheduleApi.Ids.class).scheduleIds();
    List<Schedule> gone = new LinkedHashSet<>(ids).stream().map(book::existing).toList();
    gone.forEach(schedule -> ScheduleStore.remove(sql, schedule, command, offset));
    return "{}";
  }

  private String override(Sql sql, LogRecord.Command command, long offset) {
    OverrideForm form = JSON.readValue(command.body(), OverrideForm.class);
    Schedule old = book.existing(form.scheduleId());
    Layer layer = form.layer(old.clock());
    references(sql, form::references);
    String id = ObjectId.of(command.receivedAt(), offset, 0);
    List<Layer> layers = new ArrayList<>(roomFor(old.body().layers(), command.receivedAt()));
    layers.add(layer.stamped(id, Stamps.of(command)));
    save(sql, old, old.body().withLayers(layers), command, offset);
    return JSON.writeValueAsString(new OverrideApi.Created(old.id(), id));
  }

  /** Where there are too many overrides, one long over makes room; versions keep it. */
  private static List<Layer> roomFor(List<Layer> layers, long now) {
    List<Layer> overrides = layers.stream().filter(Layer::isOverride).toList();
    if (overrides.size() < ScheduleForm.MOST_OVERRIDES) {
      return layers;
    }
    Layer oldest =
        overrides.stream()
            .min(Comparator.comparingLong(layer -> layer.span().end()))
            .filter(layer -> layer.span().end() * 1000 <= now)
            .orElseThrow(() ->
                Requests.invalid(
                    "schedule_id",
                    overrides.size() + " overrides to come",
                    "fewer; delete one first"));
    return layers.stream().filter(layer -> !layer.id().equals(oldest.id())).toList();
  }

  private String withdraw(Sql sql, LogRecord.Command command, long offset) {
    OverrideApi.OverrideId id = JSON.readValue(command.body(), OverrideApi.OverrideId.class);
    Schedule old = book.existing(id.scheduleId());
    if (old.layer(id.layerId()).filter(Layer::isOverride).isEmpty()) {
      throw missing("layer_id", id.layerId(), "an override of the schedule");
    }
    List<Layer> left =
        old.body().layers().stream().filter(layer -> !layer.id().equals(id.layerId())).toList();
    save(sql, old, old.body().withLayers(left), command, offset);
    return "{}";
  }

  private String createFeed(Sql sql, LogRecord.Command command, long offset) {
    FeedApi.NewFeed wanted = JSON.readValue(command.body(), FeedApi.NewFeed.class);
    if (wanted.scheduleId() != 0) {
      book.existing(wanted.scheduleId());
    }
    List<Feed> feeds = ScheduleStore.feeds(sql);
    if (feeds.stream().filter(feed -> feed.personId() == command.by()).count() >= MOST_OF_PERSON) {
      throw Requests.invalid(
          "schedule_id", MOST_OF_PERSON + " feeds of yours", "fewer; delete one first");
    }
    if (feeds.size() >= MOST_FEEDS) {
      throw Requests.invalid("schedule_id", MOST_FEEDS + " feeds", "fewer; delete one first");
    }
    String id = ObjectId.of(command.receivedAt(), offset, 0);
    Feed feed = new Feed(id, wanted.scheduleId(), command.by(), command.receivedAt());
    ScheduleStore.putFeed(sql, feed, wanted.tokenHash());
    return JSON.writeValueAsString(new FeedApi.FeedId(id));
  }

  private String deleteFeed(Sql sql, LogRecord.Command command) {
    String id = JSON.readValue(command.body(), FeedApi.FeedId.class).feedId();
    if (!ScheduleStore.removeFeed(sql, id)) {
      throw missing("feed_id", id, "an existing feed");
    }
    return "{}";
  }

  private static void save(
      Sql sql, Schedule old, Schedule.Body body, LogRecord.Command command, long offset) {
    if (!body.equals(old.body())) {
      Stamps stamps = old.stamps().changed(Stamps.of(command));
      ScheduleStore.put(sql, new Schedule(old.id(), body, stamps), command, offset);
    }
  }

  /** A team it has had all along may be one that was never there. */
  private static void refuseUnknownTeam(Sql sql, long wanted, long before) {
    if (wanted != before && !TeamNames.has(sql, wanted)) {
      throw Requests.invalid("team_id", wanted, "0 or of an existing team");
    }
  }

  private void check(Sql sql, ScheduleForm form, Schedule.Body body, long id) {
    if (book.named(body.name()).filter(other -> other.id() != id).isPresent()) {
      throw Requests.invalid(
          "schedule_name", '"' + body.name() + '"', "a name no other schedule has");
    }
    references(sql, form::references);
  }

  /** Whatever names people and roles by their places. */
  @FunctionalInterface
  private interface Naming {
    void tell(BiConsumer<String, Long> roles, BiConsumer<String, Long> persons);
  }

  private void references(Sql sql, Naming naming) {
    Map<String, Long> persons = new LinkedHashMap<>();
    naming.tell(
        (place, role) -> {
          if (role != 0 && !book.roles().containsKey(role)) {
            throw Requests.invalid(
                place,
                role,
                "0 or one of "
                    + book.roles().keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")));
          }
        },
        persons::put);
    Set<Long> known = MemberNames.present(sql, Set.copyOf(persons.values())).keySet();
    persons.forEach((place, person) -> {
      if (!known.contains(person)) {
        throw missing(place, String.valueOf(person), "an existing member");
      }
    });
  }

  /** A layer that is as it was keeps its id and who changed it; a changed one keeps its id. */
  private static List<Layer> stamped(
      List<Layer> layers, List<Layer> before, LogRecord.Command command, long offset) {
    Stamps now = Stamps.of(command);
    List<Layer> left = new ArrayList<>(before);
    List<Layer> stamped = new ArrayList<>();
    for (Layer layer : layers) {
      Optional<Layer> same =
          left.stream()
              .filter(one -> one.id().equals(layer.id()))
              .findFirst()
              .or(() -> left.stream().filter(layer::saysTheSame).findFirst());
      same.ifPresent(left::remove);
      stamped.add(
          same.map(one ->
                  layer.saysTheSame(one) ? one : layer.stamped(one.id(), one.stamps().changed(now)))
              .orElseGet(() ->
                  layer.stamped(ObjectId.of(command.receivedAt(), offset, stamped.size()), now)));
    }
    return stamped;
  }

  private static ApiException missing(String name, String found, String expected) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND, Requests.invalid(name, found, expected).sentence());
  }
}
