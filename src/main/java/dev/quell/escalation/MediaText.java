package dev.quell.escalation;

import dev.quell.model.Severity;
import dev.quell.web.Requests;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * By which media a level tells people, as the API spells it.
 *
 * @param critical media for incidents of that severity, as {@code email} or {@code feishu_app:12};
 *     none: nobody is told of them in person
 */
record MediaText(
    boolean followPreference, List<String> critical, List<String> warning, List<String> info) {
  private static final int MOST = 10;
  private static final Pattern MEDIUM =
      Pattern.compile(
          "email|sms|voice|push|(feishu|dingtalk|wecom|slack|teams)_app(:[0-9]{1,19})?");

  /** An old name of the same medium. */
  private static final String APP = "flashduty_app";

  /** Everybody by their own settings. */
  static final MediaText AS_THEY_WANT = new MediaText(true, List.of(), List.of(), List.of());

  Targets.Media read(String path) {
    Map<Severity, List<String>> media = new EnumMap<>(Severity.class);
    media.put(Severity.CRITICAL, media(path + ".critical", critical));
    media.put(Severity.WARNING, media(path + ".warning", warning));
    media.put(Severity.INFO, media(path + ".info", info));
    return new Targets.Media(followPreference, media);
  }

  boolean saysNothing() {
    return !followPreference && critical.isEmpty() && warning.isEmpty() && info.isEmpty();
  }

  private static List<String> media(String path, List<String> written) {
    return Requests.each(path, written, 0, MOST, MediaText::medium).stream().distinct().toList();
  }

  private static String medium(String path, String written) {
    String medium = written.equals(APP) ? "push" : written;
    if (!MEDIUM.matcher(medium).matches()) {
      throw Requests.invalid(
          path, '"' + written + '"', "email, sms, voice, push or an app as in feishu_app:12");
    }
    return medium;
  }
}
