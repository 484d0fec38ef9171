package dev.quell.access;

import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words for media, and how addresses of each look. */
final class Media {
  /** What a preference may name; an app's word may be followed by its integration's id. */
  static final Set<String> WORDS =
      Set.of(
          "email",
          "sms",
          "voice",
          "push",
          "feishu",
          "dingtalk",
          "wecom",
          "slack",
          "telegram",
          "teams",
          "zoom",
          "webhook",
          "feishu_app",
          "dingtalk_app",
          "wecom_app",
          "slack_app",
          "teams_app");

  private static final int MOST = 10;
  private static final int LONGEST_ADDRESS = 1024;
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{4,20}");
  private static final Pattern INTEGRATION = Pattern.compile("[0-9]{1,19}");
  private static final Map<String, String> RENAMED = Map.of("flashduty_app", "push");

  private Media() {}

  /** The words of a list, each once. */
  static List<String> checked(String path, List<String> words) {
    List<String> read = new ArrayList<>();
    for (String word : Requests.list(path, words, 0, MOST)) {
      String known = RENAMED.getOrDefault(word, word);
      int cut = known.indexOf(':');
      boolean good =
          cut < 0
              ? WORDS.contains(known)
              : known.substring(0, cut).endsWith("_app")
                  && WORDS.contains(known.substring(0, cut))
                  && INTEGRATION.matcher(known.substring(cut + 1)).matches();
      if (!good) {
        throw Requests.invalid(
            path + "[" + read.size() + "]",
            '"' + word + '"',
            "one of " + String.join(", ", WORDS.stream().sorted().toList()));
      }
      read.add(known);
    }
    return read.stream().distinct().toList();
  }

  /** The address as it is kept. */
  static String address(String medium, String address) {
    Requests.oneOf("medium", medium, WORDS);
    String text = Requests.text("address", address.strip(), LONGEST_ADDRESS);
    return switch (medium) {
      case "email" -> MemberForms.readEmail("address", text);
      case "sms", "voice" -> {
        String number = text.replaceAll("[ ()-]", "");
        if (!NUMBER.matcher(number).matches()) {
          throw Requests.invalid("address", '"' + text + '"', "a number like +8613800138000");
        }
        yield number;
      }
      default -> {
        if (text.chars().anyMatch(Character::isISOControl)) {
          throw Requests.invalid("address", "control characters", "none");
        }
        yield text;
      }
    };
  }
}
