package dev.quell.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a ledger on paper: all of it as JSON, or its figures as a short table. */
public final class LedgerPaper {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private LedgerPaper() {}

  public static void write(Ledger ledger, Path file) throws IOException {
    Files.writeString(file, json(ledger));
  }

  public static String json(Ledger ledger) {
    ObjectNode paper = JSON.createObjectNode();
    Ledger.Totals totals = ledger.totals();
    paper
        .putObject("totals")
        .put("callbacks", totals.callbacks())
        .put("acknowledged", totals.acknowledged())
        .put("failed", totals.failed())
        .put("never_sent", totals.neverSent())
        .put("attempts", totals.attempts())
        .put("duplicates", totals.duplicates())
        .put("unanswered", totals.unanswered())
        .put("event_items", totals.eventItems())
        .put("episodes", totals.episodes())
        .put("open_episodes", totals.openEpisodes());
    ArrayNode callbacks = paper.putArray("callbacks");
    ledger.entries().forEach(entry -> callbacks.add(callback(entry)));
    ArrayNode episodes = paper.putArray("episodes");
    ledger.episodes().forEach(episode -> episodes.add(episode(episode)));
    return JSON.writeValueAsString(paper);
  }

  private static ObjectNode callback(LedgerEntry entry) {
    Callback callback = entry.callback();
    ObjectNode node =
        JSON.createObjectNode()
            .put("trace_id", callback.traceId())
            .put("type", callback.kind().wire())
            .put(callback.kind() == CallbackKind.EVENT ? "event_id" : "rule_id", callback.subject())
            .put("name", callback.name())
            .put("happened_at", callback.happenedAt().toString())
            .put("received_at", entry.received().toString())
            .put("items", callback.items().size())
            .put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT))
            .put("attempts", entry.delivery().attempts())
            .put("problem", entry.delivery().problem());
    ArrayNode keys = node.putArray("alert_keys");
    entry.delivery().alertKeys().forEach(keys::add);
    return node;
  }

  private static ObjectNode episode(Episode episode) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("key", episode.key().text())
            .put("started_at", episode.startedAt().toString())
            .put("open", episode.open())
            .put("severity", episode.highest().wire())
            .put("status", episode.open() ? episode.latest().wire() : "Ok")
            .put("triggers", episode.triggers());
    episode.endedAt().ifPresent(end -> node.put("ended_at", end.toString()));
    ObjectNode labels = node.putObject("labels");
    episode.labels().values().forEach(labels::put);
    return node;
  }

  /** The figures a person wants after a run, one a line. */
  public static String table(Ledger ledger) {
    Ledger.Totals totals = ledger.totals();
    StringBuilder table = new StringBuilder();
    row(table, "callbacks", totals.callbacks());
    row(table, "  acknowledged", totals.acknowledged());
    row(table, "  failed", totals.failed());
    row(table, "  never sent (limit)", totals.neverSent());
    row(table, "calls made", totals.attempts());
    row(table, "  duplicates", totals.duplicates());
    row(table, "events (items)", totals.eventItems());
    row(table, "alerts expected", totals.episodes());
    row(table, "  still open", totals.openEpisodes());
    row(table, "incidents by check", incidents(ledger, List.of("check")));
    row(table, "incidents by region", incidents(ledger, List.of("region")));
    return table.toString();
  }

  private static int incidents(Ledger ledger, List<String> labels) {
    return ledger.expectedIncidents(labels, Optional.empty()).size();
  }

  private static void row(StringBuilder table, String what, int count) {
    table.append(String.format("%-22s%8d%n", what, count));
  }
}
