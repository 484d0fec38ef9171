package dev.quell.scenario.script;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One file: how things are set up, and what happens step by step.
 *
 * @param setting everything but the steps
 */
record Scenario(String file, ObjectNode setting, List<Step> steps) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** One thing that happens, and what is expected then; {@code line} is where the file says so. */
  record Step(int number, int line, ObjectNode words) {

    /** Whether this is where a run with restarts stops the server and starts it again. */
    boolean isRestartMark() {
      return words.path("restart").asString("").equals("mid");
    }
  }

  boolean hasRestartMarks() {
    return steps.stream().anyMatch(Step::isRestartMark);
  }

  static Scenario read(Path path) {
    try (Reader text = Files.newBufferedReader(path)) {
      MappingNode root = (MappingNode) yaml().compose(text);
      ObjectNode setting = (ObjectNode) json(root);
      List<Step> steps = new ArrayList<>();
      for (Node step : ((SequenceNode) member(root, "steps")).getValue()) {
        int line = step.getStartMark().getLine() + 1;
        steps.add(new Step(steps.size() + 1, line, (ObjectNode) json(step)));
      }
      setting.remove("steps");
      return new Scenario(String.valueOf(path.getFileName()), setting, steps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads numbers, true and false; anything else is text, also 10:30 and 2026-03-29. */
  private static Yaml yaml() {
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading),
        new Representer(dumping),
        dumping,
        loading,
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // all scalars are plain; json() below tells them apart
          }
        });
  }

  private static Node member(MappingNode map, String name) {
    for (NodeTuple tuple : map.getValue()) {
      if (((ScalarNode) tuple.getKeyNode()).getValue().equals(name)) {
        return tuple.getValueNode();
      }
    }
    throw new AssertionError("the file says no " + name);
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case MappingNode map -> {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : map.getValue()) {
          object.set(((ScalarNode) tuple.getKeyNode()).getValue(), json(tuple.getValueNode()));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(item -> array.add(json(item)));
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new AssertionError("unreadable: " + node);
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return JSON.stringNode(text);
    }
    if (text.equals("true") || text.equals("false")) {
      return JSON.booleanNode(text.equals("true"));
    }
    if (text.matches("-?(0|[1-9][0-9]{0,17})")) {
      return JSON.numberNode(Long.parseLong(text));
    }
    if (text.matches("-?[0-9]+\\.[0-9]+")) {
      return JSON.numberNode(Double.parseDouble(text));
    }
    return JSON.stringNode(text);
  }
}
