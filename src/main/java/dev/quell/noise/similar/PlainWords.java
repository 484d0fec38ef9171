package dev.quell.noise.similar;

import java.util.Arrays;

/**
 * Words that alerts of every kind share, and those whose number is part of what they say. Fixed
 * lists, so that a score depends on its two texts and on nothing else.
 */
final class PlainWords {
  /** Longest Chinese phrase of these lists, in characters. */
  static final int LONGEST_PHRASE = 5;

  /** They carry a sentence or an alert's form; never what is wrong, how, or in which direction. */
  private static final Hashes EMPTY =
      Hashes.of(
          """
          a an the and or as if it its this that these those there which has have had been be is are
          was were will of on in at to from by with for per via than has only please
          alarm alarms alert alerts alerting firing triggered value values current currently
          threshold avg average severity critical warning indicator since ago period periods
          second seconds minute minutes hour hours day days utc gmt cst
          mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec
          告警 报警 警报 预警 警告 严重 紧急 指标 单指标 多指标 平均值 最大值 最小值 持续 连续 周期 个周期
          阈值 当前值 当前 触发 触发时间 触发时值 告警时间 报警时间 持续时间 发生时间 开始时间 告警分级
          请及时处理 及时处理 分钟 小时 超过 大于
          """);

  /** Names of an alert's fields when a colon or an equals sign follows; words otherwise. */
  private static final Hashes FIELD_NAMES =
      Hashes.of(
          """
          host hostname instance ident ip job label labels var project level event id name rule
          started problem time
          主机 地址 等级 级别 规则 标题 监控 取值 数值 事件 实例 资源 名称 内容 详情 项目 时间 环境
          """);

  /** The number behind one of these says what, not how much: HTTP 502, port 3306, ORA-00060. */
  private static final Hashes NUMBERED =
      Hashes.of("http status code error errno port signal ora exit xid 状态码 错误码 返回码 退出码 端口 端口号");

  /** Behind a number: how much of it. */
  private static final Hashes UNITS =
      Hashes.of(
          """
          b k m g t kb mb gb tb pb kib mib gib tib ki mi gi bps kbps mbps gbps byte bytes
          s ms us ns µs min h d hz khz mhz ghz qps rps tps iops count z x percent
          millisecond microsecond 秒 次 个 天 条 台 元 倍
          """);

  private PlainWords() {}

  static boolean isEmpty(int hash) {
    return EMPTY.hold(hash);
  }

  static boolean isFieldName(int hash) {
    return FIELD_NAMES.hold(hash);
  }

  static boolean takesNumber(int hash) {
    return NUMBERED.hold(hash);
  }

  static boolean isUnit(int hash) {
    return UNITS.hold(hash);
  }

  /** A table of hashes with free places between them. */
  private static final class Hashes {
    private static final int PLACES = 1024;
    private final int[] table = new int[PLACES];

    static Hashes of(String words) {
      Hashes hashes = new Hashes();
      Arrays.stream(words.strip().split("\\s+")).mapToInt(Hash::of).forEach(hashes::add);
      return hashes;
    }

    private void add(int hash) {
      table[place(hash)] = hash;
    }

    boolean hold(int hash) {
      return table[place(hash)] == hash;
    }

    /** Where it stands, or the free place where it would; nothing hashes to zero here. */
    private int place(int hash) {
      int place = hash & (PLACES - 1);
      while (table[place] != 0 && table[place] != hash) {
        place = (place + 1) & (PLACES - 1);
      }
      return place;
    }
  }
}
