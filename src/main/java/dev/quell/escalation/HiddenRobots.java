package dev.quell.escalation;

import dev.quell.escalation.TargetText.RobotText;
import dev.quell.web.HiddenText;
import dev.quell.web.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what the hidden settings of group chats stand for when a rule comes back: those of the chat
 * that looks the same wherever it stood, else of the one in the same place. A secret goes with no
 * chat that leads somewhere else, since whoever may change a rule could have it sent to themselves.
 *
 * @param path of the level
 * @param here the chats of the level as it was
 * @param everywhere those of the whole rule as it was
 */
record HiddenRobots(String path, List<RobotText> here, List<RobotText> everywhere) {
  private static final String ADDRESS = "url";

  /** The chats with their secrets; refuses those of which it is unclear whose they would be. */
  List<RobotText> revealed(List<RobotText> said) {
    boolean asMany = said.size() == here.size();
    return java.util.stream.IntStream.range(0, said.size())
        .mapToObj(at -> {
          RobotText robot = said.get(at);
          Optional<RobotText> inPlace =
              asMany
                  ? Optional.of(here.get(at)).filter(old -> old.type().equals(robot.type()))
                  : Optional.empty();
          return revealed(path + ".target.webhooks[" + at + "]", robot, inPlace);
        })
        .toList();
  }

  private RobotText revealed(String place, RobotText robot, Optional<RobotText> inPlace) {
    Optional<String> hidden =
        robot.settings().entrySet().stream()
            .filter(setting -> HiddenText.HIDDEN.equals(setting.getValue()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (hidden.isEmpty()) {
      return robot;
    }
    List<Map<String, Object>> alike =
        everywhere.stream()
            .filter(old -> old.hidden().equals(robot))
            .map(RobotText::settings)
            .distinct()
            .toList();
    return (alike.size() == 1 ? Optional.of(alike.getFirst()) : inPlace.map(RobotText::settings))
        .filter(old -> leadsThere(robot, old))
        .map(robot::revealed)
        .orElseThrow(() ->
            Requests.invalid(
                place + ".settings." + hidden.get(),
                HiddenText.HIDDEN,
                "the secret itself, where a chat moved or leads somewhere else"));
  }

  private static boolean leadsThere(RobotText robot, Map<String, Object> old) {
    return robot.settings().entrySet().stream()
        .filter(setting -> setting.getKey().endsWith(ADDRESS))
        .filter(setting -> !HiddenText.HIDDEN.equals(setting.getValue()))
        .allMatch(setting -> setting.getValue().equals(old.getOrDefault(setting.getKey(), "")));
  }
}
