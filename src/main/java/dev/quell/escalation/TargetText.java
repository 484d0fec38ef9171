package dev.quell.escalation;

import dev.quell.escalation.Targets.Robot;
import dev.quell.web.HiddenText;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Whom a level tells, as the API spells it.
 *
 * @param scheduleToRoleIds by the id of a schedule, the roles there that count; 0 is any
 */
record TargetText(
    List<Long> personIds,
    List<Long> teamIds,
    Map<String, List<Long>> scheduleToRoleIds,
    List<String> emails,
    Optional<MediaText> by,
    List<RobotText> webhooks) {
  static final int MOST = 100;
  private static final int MOST_SCHEDULES = 20;
  static final int MOST_ROBOTS = 20;
  private static final int LONGEST_ADDRESS = 255;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+");

  Targets read(String path) {
    boolean nobody =
        personIds.isEmpty() && teamIds.isEmpty() && scheduleToRoleIds.isEmpty() && emails.isEmpty();
    if (nobody && webhooks.isEmpty()) {
      throw Requests.invalid(
          path, "nobody", "person_ids, team_ids, schedule_to_role_ids, emails or webhooks");
    }
    if (by.filter(media -> !media.saysNothing()).isEmpty() && webhooks.isEmpty()) {
      throw Requests.invalid(path, "no medium", "by or webhooks");
    }
    return new Targets(
        ids(path + ".person_ids", personIds),
        ids(path + ".team_ids", teamIds),
        schedules(path + ".schedule_to_role_ids"),
        Requests.each(path + ".emails", emails, 0, MOST, TargetText::address),
        by.map(media -> media.read(path + ".by"))
            .orElseGet(() -> new Targets.Media(false, Map.of())),
        Requests.each(
            path + ".webhooks", webhooks, 0, MOST_ROBOTS, (place, robot) -> robot.read(place)));
  }

  TargetText hidden() {
    return withWebhooks(webhooks.stream().map(RobotText::hidden).toList());
  }

  TargetText revealed(HiddenRobots secrets) {
    return withWebhooks(secrets.revealed(webhooks));
  }

  /** Other people, told as they want where nobody was told in person before. */
  TargetText withPeople(List<Long> ids) {
    return new TargetText(ids, teamIds, scheduleToRoleIds, emails, inPerson(), webhooks);
  }

  /** The same with teams. */
  TargetText withTeams(List<Long> ids) {
    return new TargetText(personIds, ids, scheduleToRoleIds, emails, inPerson(), webhooks);
  }

  private Optional<MediaText> inPerson() {
    return by.filter(media -> !media.saysNothing()).or(() -> Optional.of(MediaText.AS_THEY_WANT));
  }

  TargetText withWebhooks(List<RobotText> others) {
    return new TargetText(personIds, teamIds, scheduleToRoleIds, emails, by, others);
  }

  private static List<Long> ids(String path, List<Long> written) {
    return Requests.each(
            path, written, 0, MOST, (place, id) -> Requests.between(place, id, 1, Long.MAX_VALUE))
        .stream()
        .distinct()
        .toList();
  }

  private Map<Long, List<Long>> schedules(String path) {
    if (scheduleToRoleIds.size() > MOST_SCHEDULES) {
      throw Requests.invalid(
          path, scheduleToRoleIds.size() + " schedules", "at most " + MOST_SCHEDULES);
    }
    Map<Long, List<Long>> schedules = new LinkedHashMap<>();
    scheduleToRoleIds.forEach((schedule, roles) -> {
      if (!NUMBER.matcher(schedule).matches()) {
        throw Requests.invalid(path, '"' + schedule + '"', "ids of schedules, which are numbers");
      }
      String place = path + "." + schedule;
      schedules.put(
          Long.parseLong(schedule),
          Requests.each(
              place,
              roles,
              0,
              MOST,
              (where, role) -> Requests.between(where, role, 0, Long.MAX_VALUE)));
    });
    return schedules;
  }

  private static String address(String path, String written) {
    String address = Requests.atMost(path, written.strip(), LONGEST_ADDRESS);
    if (!ADDRESS.matcher(address).matches()) {
      throw Requests.invalid(path, '"' + written + '"', "an address as in a@example.com");
    }
    return address;
  }

  /** A group chat; {@code settings} are those its medium asks for. */
  record RobotText(
      @Required String type, @Schema(implementation = Object.class) Map<String, Object> settings) {
    /** What opens no door; any other text is shown hidden. */
    private static final Set<String> SHOWN =
        Set.of(
            "alias",
            "api_url",
            "at_mobiles",
            "channel",
            "chat_id",
            "chat_ids",
            "key_id",
            "reply_event_types",
            "reply_mode",
            "severities",
            "user_schema_id");

    private static final Set<String> MANNER =
        Set.of("severities", "serverities", "is_at_all", "disable_at", "reply_event_types");

    private static final List<String> TYPES =
        List.of(
            "feishu",
            "dingtalk",
            "wecom",
            "slack",
            "teams",
            "telegram",
            "zoom",
            "webhook",
            "feishu_app",
            "dingtalk_app",
            "wecom_app",
            "slack_app",
            "teams_app");
    private static final int MOST_SETTINGS = 30;
    private static final int LONGEST_SETTING = 2048;

    /** How it is written to, whichever robot it is. */
    Map<String, Object> manner() {
      Map<String, Object> manner = new LinkedHashMap<>(settings);
      manner.keySet().retainAll(MANNER);
      return manner;
    }

    RobotText hidden() {
      return changed((name, text) -> HiddenText.hide(text));
    }

    RobotText revealed(Map<String, Object> old) {
      return changed(
          (name, text) -> HiddenText.reveal(text, String.valueOf(old.getOrDefault(name, ""))));
    }

    private RobotText changed(BinaryOperator<String> text) {
      Map<String, Object> others = new LinkedHashMap<>(settings);
      others.replaceAll((name, value) ->
          value instanceof String said && !SHOWN.contains(name) ? text.apply(name, said) : value);
      return new RobotText(type, others);
    }

    Robot read(String path) {
      Requests.oneOf(path + ".type", Requests.required(path + ".type", type), TYPES);
      if (settings.size() > MOST_SETTINGS) {
        throw Requests.invalid(
            path + ".settings", settings.size() + " settings", "at most " + MOST_SETTINGS);
      }
      settings.forEach((name, value) -> check(path + ".settings." + name, value));
      return new Robot(type, settings);
    }

    private static void check(String path, Object value) {
      List<Object> all = new ArrayList<>();
      if (value instanceof List<?> many) {
        all.addAll(many);
      } else {
        all.add(value);
      }
      for (Object one : all) {
        if (one instanceof String text) {
          Requests.storable(path, Requests.atMost(path, text, LONGEST_SETTING));
        } else if (!(one instanceof Number) && !(one instanceof Boolean)) {
          throw Requests.invalid(path, one, "a text, a number, true, false or a list of those");
        }
      }
    }
  }
}
