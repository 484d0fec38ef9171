package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.PlainText;
import dev.quell.model.Severity;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.source.SourceDescriptor.Setting;
import dev.quell.source.SourceDescriptor.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A dead-man switch: every push says that its sender is alive, whatever the body holds. When they
 * stop, the server says {@code status=missed} in its place, and that is a critical alert.
 */
public final class Heartbeat implements Source {
  private static final String KEY = "heartbeat";
  private static final String PERIOD = "period_minutes";
  private static final String GRACE = "grace_minutes";
  private static final int LONGEST_PERIOD = 7 * 24 * 60;
  private static final int LONGEST_GRACE = 24 * 60;
  private static final String USUAL_GRACE = "1";
  private static final int MOST_DIGITS = 5;
  private static final int MOST_OF_LAST = 40;

  private static final SourceDescriptor DESCRIPTOR =
      new SourceDescriptor(
          "heartbeat",
          "heartbeat",
          new Text("Heartbeat", "心跳"),
          new Text(
              "Opens an alert when a job or a monitoring system stops saying that it is alive.",
              "当任务或监控系统不再上报心跳时产生告警。"),
          "custom",
          List.of(
              new Setting(
                  PERIOD,
                  new Text("Period in minutes", "周期（分钟）"),
                  new Text("How often a sign of life comes: 1 to 10080.", "心跳的上报间隔：1 到 10080。"),
                  Setting.Type.TEXT,
                  true,
                  MOST_DIGITS),
              new Setting(
                  GRACE,
                  new Text("Grace in minutes", "宽限（分钟）"),
                  new Text(
                      "How much later it may come before that is an alert: 0 to 1440; 1 when left"
                          + " empty.",
                      "迟到多久仍不告警：0 到 1440；留空为 1。"),
                  Setting.Type.TEXT,
                  false,
                  MOST_DIGITS)));

  @Override
  public SourceDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Optional<String> settingProblem(Map<String, String> settings) {
    return problem(PERIOD, settings.getOrDefault(PERIOD, ""), 1, LONGEST_PERIOD)
        .or(() -> problem(GRACE, grace(settings), 0, LONGEST_GRACE));
  }

  private static String grace(Map<String, String> settings) {
    String said = settings.getOrDefault(GRACE, "");
    return said.isEmpty() ? USUAL_GRACE : said;
  }

  private static Optional<String> problem(String name, String said, int least, int most) {
    int number = said.matches("[0-9]{1,5}") ? Integer.parseInt(said) : -1;
    return number >= least && number <= most
        ? Optional.empty()
        : Optional.of(name + ": \"" + said + "\" (expected: " + least + ".." + most + ")");
  }

  @Override
  public Optional<Duration> mostSilence(Map<String, String> settings) {
    if (settingProblem(settings).isPresent()) {
      return Optional.empty();
    }
    int grace = Integer.parseInt(grace(settings));
    return Optional.of(Duration.ofMinutes(Integer.parseInt(settings.get(PERIOD)) + grace));
  }

  @Override
  public Reading read(Payload payload) {
    boolean missed = payload.parameter(STATUS).filter(MISSED::equals).isPresent();
    String title =
        PlainText.head("No sign of life from " + payload.integrationName(), Event.MAX_TITLE);
    Map<String, String> labels = new TreeMap<>();
    labels.put("check", KEY);
    labels.put("resource", payload.integrationName());
    return new Reading.Events(
        List.of(
            new Event(
                KEY,
                title,
                title,
                missed ? said(payload) : "A sign of life came.",
                Severity.CRITICAL,
                !missed,
                Optional.empty(),
                Optional.empty(),
                Labels.of(labels),
                List.of(),
                List.of())));
  }

  private static String said(Payload payload) {
    String last =
        payload
            .parameter(LAST)
            .map(at -> "The last one came at " + PlainText.head(at, MOST_OF_LAST) + ". ")
            .orElse("");
    return last
        + "One is expected every "
        + payload.settings().getOrDefault(PERIOD, "?")
        + " min, and "
        + grace(payload.settings())
        + " min more are granted.";
  }
}
