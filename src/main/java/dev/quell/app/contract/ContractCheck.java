package dev.quell.app.contract;

import dev.quell.web.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks a server everything a published description can ask without changing anything. */
public final class ContractCheck {
  private static final Set<String> READS = Set.of("list", "info", "infos", "feed", "search");

  private final String address;
  private final String appKey;
  private final KnownValues known;
  private final PrintStream out;
  private final JsonMapper mapper = Json.mapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private int met;
  private int different;
  private int notAsked;

  public ContractCheck(String address, String appKey, InstantSource clock, PrintStream out) {
    this.address = address;
    this.appKey = appKey;
    this.known = new KnownValues(clock.instant());
    this.out = out;
  }

  /**
   * Reports per operation what differs.
   *
   * @return whether nothing did
   */
  public boolean check(List<Path> descriptions) throws IOException, InterruptedException {
    for (Path description : descriptions) {
      JsonNode document = mapper.readTree(Files.readString(description));
      var schema = new PublishedSchema(document);
      var waiting = new TreeMap<String, JsonNode>();
      document
          .path("paths")
          .forEachEntry((path, item) -> {
            if (READS.contains(path.substring(path.lastIndexOf('/') + 1)) && item.has("post")) {
              waiting.put(path, item.get("post"));
            }
          });
      while (askAll(waiting, schema)) {
        out.flush();
      }
      waiting.keySet().forEach(path -> skipped(path, "no value known for what it requires"));
    }
    out.println(met + " as published, " + different + " different, " + notAsked + " not asked");
    return different == 0;
  }

  /** Asks what can be asked by now; later answers may make more askable. */
  private boolean askAll(Map<String, JsonNode> waiting, PublishedSchema schema)
      throws IOException, InterruptedException {
    boolean asked = false;
    for (Map.Entry<String, JsonNode> entry : new TreeMap<>(waiting).entrySet()) {
      String path = entry.getKey();
      JsonNode operation = entry.getValue();
      JsonNode body = operation.at("/requestBody/content/application~1json/schema");
      Optional<ObjectNode> request = known.request(schema.resolve(body));
      if (request.isPresent()) {
        waiting.remove(path);
        ask(path, request.get(), operation, schema);
        asked = true;
      }
    }
    return asked;
  }

  private void ask(String path, ObjectNode request, JsonNode operation, PublishedSchema schema)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + appKey)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 404) {
      skipped(path, "not served");
      return;
    }
    JsonNode answer = mapper.readTree(response.body());
    known.learn(answer.path("data"));
    JsonNode published = operation.at("/responses/200/content/application~1json/schema");
    List<String> differences =
        response.statusCode() == 200
            ? schema.differences(published, answer)
            : List.of(response.statusCode() + " " + answer.at("/error/message").asString(""));
    if (differences.isEmpty()) {
      met++;
      out.println("as published  " + path);
      return;
    }
    different++;
    out.println("different     " + path);
    differences.forEach(text -> out.println("                " + text));
  }

  private void skipped(String path, String why) {
    notAsked++;
    out.println("not asked     " + path + " (" + why + ")");
  }
}
