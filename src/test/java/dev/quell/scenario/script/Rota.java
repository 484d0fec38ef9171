package dev.quell.scenario.script;

import dev.quell.web.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The people, teams and schedules of a scenario: who they are, and what happens to them. */
final class Rota {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_GIVEN_BACK = 100;

  private final Playhouse house;
  private final Cast cast;
  private final Instant begun;
  private final List<Crew.Member> lent = new ArrayList<>();

  Rota(Playhouse house, Cast cast, Instant begun) {
    this.house = house;
    this.cast = cast;
    this.begun = begun;
  }

  void setUp(JsonNode setting) {
    JsonNode people = setting.path("people");
    people.propertyNames().forEach(name -> makePerson(name, people.path(name)));
    JsonNode teams = setting.path("teams");
    for (String name : teams.propertyNames()) {
      ObjectNode body = JSON.objectNode().put("team_name", cast.fullName(name));
      body.set("person_ids", ids(teams.path(name)));
      cast.teams.put(name, house.call("/team/upsert", body).path("team_id").asLong());
    }
    JsonNode schedules = setting.path("schedules");
    schedules.propertyNames().forEach(name -> makeSchedule(name, schedules.path(name)));
  }

  /** {@code by} what they want to be told, {@code reached: [sms]} by these only. */
  private void makePerson(String name, JsonNode words) {
    Crew.Member member;
    if (words.path("reached") instanceof ArrayNode media) {
      member = house.crew().hire(media.valueStream().map(JsonNode::asString).toList());
    } else {
      member = house.crew().lend();
      lent.add(member);
    }
    cast.people.put(name, member);
    JsonNode by = words.has("by") ? words.path("by") : JSON.arrayNode().add("sms");
    ObjectNode wish = JSON.objectNode();
    for (String severity : List.of("critical", "warning", "info")) {
      wish.withObject("/trigger_notify").set(severity, SpokenLevel.media(by, severity));
    }
    wish.putObject("schedule_shift_notify").set("personal_channels", SpokenLevel.media(by, "info"));
    wish.set("rules", words.has("rules") ? words.path("rules") : JSON.arrayNode());
    Answer answer = house.post(member, "/preference/update", wish);
    if (answer.status() != 200) {
      throw new AssertionError("preference of " + name + ": " + answer.body());
    }
  }

  /**
   * {@code gap}, or layers: each {@code {people: [ann, bob], turn: 12h}} in turns from the
   * beginning of the story, with {@code hours: ["09:00", "18:00"]} only then. Where people hear of
   * shifts, {@code layers} and {@code ahead: 30m} or {@code daily: "08:00"}, with {@code chats}.
   */
  private void makeSchedule(String name, JsonNode words) {
    ObjectNode body = JSON.objectNode().put("schedule_name", cast.fullName(name));
    body.put("time_zone", "UTC");
    ArrayNode layers = body.putArray("layers");
    JsonNode said = words.isObject() ? words.path("layers") : words;
    for (JsonNode one : said.isArray() ? said : JSON.arrayNode()) {
      layers.add(layer(one, layers.size()));
    }
    if (words.isObject()) {
      body.set("notify", notice(words));
    }
    long id = house.call("/schedule/create", body).path("schedule_id").asLong();
    cast.schedules.put(name, id);
  }

  private ObjectNode notice(JsonNode words) {
    ObjectNode notice = JSON.objectNode();
    notice.putObject("by").put("follow_preference", true);
    if (words.has("ahead")) {
      long seconds = SpokenTime.later("+" + words.path("ahead").asString()).toSeconds();
      notice.put("advance_in_time", seconds);
    }
    if (words.has("daily")) {
      notice
          .putObject("fixed_time")
          .put("cycle", "day")
          .put("start", words.path("daily").asString());
    }
    for (JsonNode chat : words.path("chats")) {
      ObjectNode robot = notice.withArray("/webhooks").addObject().put("type", "dingtalk");
      robot.set(
          "settings", cast.filled(JSON.objectNode().put("token", "$chat." + chat.asString())));
    }
    return notice;
  }

  private ObjectNode layer(JsonNode words, int number) {
    ObjectNode layer = JSON.objectNode().put("layer_name", "layer " + number).put("weight", number);
    layer.put("layer_start", begun.getEpochSecond());
    Duration turn = SpokenTime.later("+" + words.path("turn").asString("1d"));
    layer.put("rotation_unit", "hour").put("rotation_value", turn.toHours());
    for (JsonNode name : words.path("people")) {
      ObjectNode group = layer.withArray("/groups").addObject();
      group.putArray("members").addObject().putArray("person_ids").add(id(name.asString()));
    }
    if (words.has("hours")) {
      layer.put("restrict_mode", 1);
      ObjectNode hours = layer.putArray("restrict_periods").addObject();
      hours.put("restrict_start", second(words.at("/hours/0")));
      hours.put("restrict_end", second(words.at("/hours/1")));
    }
    return layer;
  }

  private static int second(JsonNode time) {
    return LocalTime.parse(time.asString()).toSecondOfDay();
  }

  /** {@code override: night} with {@code by: cat}, {@code from: +0s}, {@code until: +2h}. */
  Answer override(ObjectNode words) {
    ObjectNode body = JSON.objectNode();
    body.put("schedule_id", cast.schedules.get(words.path("override").asString()));
    body.put("start", time(words.path("from").asString()));
    body.put("end", time(words.path("until").asString()));
    body.putArray("person_ids").add(id(words.path("by").asString()));
    return house.post("/schedule/override/create", body);
  }

  private long time(String words) {
    return begun.plus(SpokenTime.later(words)).getEpochSecond();
  }

  /** {@code disable: ann} keeps her out; she is of no use to other scenarios then. */
  Answer member(String action, String name) {
    Crew.Member member = person(name);
    lent.remove(member);
    return house.post("/member/" + action, JSON.objectNode().put("member_id", member.id()));
  }

  /** Her phone fails, as in {@code ann by sms}, or a chat; or it works again. */
  void phone(String words, boolean fails) {
    int by = words.indexOf(" by ");
    String name = by < 0 ? words : words.substring(0, by);
    String medium = by < 0 ? "chat" : words.substring(by + 4);
    String to = by < 0 ? cast.chatPath(name) : person(name).phone();
    house.listeners().fails(to, medium, fails);
  }

  Crew.Member person(String name) {
    Crew.Member member = cast.people.get(name);
    if (member == null) {
      throw new AssertionError("no such person: " + name);
    }
    return member;
  }

  private long id(String name) {
    return person(name).id();
  }

  ArrayNode ids(JsonNode names) {
    ArrayNode ids = JSON.arrayNode();
    names.forEach(name -> ids.add(id(name.asString())));
    return ids;
  }

  /** Lets others play with the same people, who hear no more of these incidents and shifts. */
  void end(List<String> incidents) {
    if (!cast.schedules.isEmpty()) {
      ObjectNode body = JSON.objectNode();
      cast.schedules.values().forEach(body.putArray("schedule_ids")::add);
      house.post("/schedule/delete", body);
    }
    if (lent.isEmpty() || incidents.size() >= MOST_GIVEN_BACK) {
      return;
    }
    if (!incidents.isEmpty()) {
      ObjectNode body = JSON.objectNode();
      incidents.forEach(body.putArray("incident_ids")::add);
      house.post("/incident/resolve", body);
      house.settle();
    }
    lent.forEach(house.crew()::giveBack);
  }
}
