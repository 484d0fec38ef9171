package dev.quell.intake;

import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor.Setting;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.util.Map;

/** Keeps settings from being saved with which an integration would refuse all it is sent. */
final class SettingCheck {
  private SettingCheck() {}

  static void require(Source source, Map<String, String> settings) {
    for (Setting setting : source.descriptor().settings()) {
      if (setting.required()) {
        Requests.required("settings." + setting.name(), settings.get(setting.name()));
      }
    }
    source
        .settingProblem(settings)
        .ifPresent(problem -> {
          throw new ApiException(ErrorCode.INVALID_PARAMETER, "settings." + problem);
        });
  }
}
