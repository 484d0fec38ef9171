package dev.quell.source.vendor;

/**
 * The few words a description adds to the sender's own. They follow the language of the rule, since
 * a sentence half in one language and half in another is hard to read at night.
 */
enum VolcengineWords {
  ENGLISH(": ", ", ", "threshold ", "No data", "Not evaluated", "Project", "Rules", "Event id"),
  CHINESE("：", "，", "阈值 ", "无数据", "无法计算", "项目", "规则", "事件 ID");

  final String colon;
  final String comma;
  final String threshold;
  final String noData;
  final String notEvaluated;
  final String project;
  final String rules;
  final String eventId;

  VolcengineWords(String... words) {
    colon = words[0];
    comma = words[1];
    threshold = words[2];
    noData = words[3];
    notEvaluated = words[4];
    project = words[5];
    rules = words[6];
    eventId = words[7];
  }

  /** Chinese as soon as one of the texts holds a Chinese character. */
  static VolcengineWords of(String... texts) {
    for (String text : texts) {
      if (text.codePoints().anyMatch(VolcengineWords::isChinese)) {
        return CHINESE;
      }
    }
    return ENGLISH;
  }

  private static boolean isChinese(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
  }
}
