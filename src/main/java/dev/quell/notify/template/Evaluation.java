package dev.quell.notify.template;

import dev.quell.notify.Markup;
import dev.quell.notify.template.Node.Branch;
import dev.quell.notify.template.Node.Command;
import dev.quell.notify.template.Node.Constant;
import dev.quell.notify.template.Node.Dot;
import dev.quell.notify.template.Node.Insert;
import dev.quell.notify.template.Node.Jump;
import dev.quell.notify.template.Node.Literal;
import dev.quell.notify.template.Node.Loop;
import dev.quell.notify.template.Node.Named;
import dev.quell.notify.template.Node.Nested;
import dev.quell.notify.template.Node.Operand;
import dev.quell.notify.template.Node.Output;
import dev.quell.notify.template.Node.Pipeline;
import dev.quell.notify.template.Node.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Fills one template in once, within a time, a length and a depth. */
final class Evaluation {
  static final int MOST_OUTPUT = 64 << 10;
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int MOST_ITEMS = 10_000;
  private static final int DEEPEST = 20;

  /** Stands where something could have shown; its line goes if nothing else is on it. */
  static final char MARK = '\uE000';

  private final Map<String, List<Node>> defined;
  private final Circumstances circumstances;
  private final boolean isTrusted;
  private final long started = System.nanoTime();
  private final StringBuilder out = new StringBuilder();
  private final Deque<Map<String, Object>> scopes = new ArrayDeque<>();
  private int depth;

  /** How a list of nodes ended. */
  private enum End {
    THROUGH,
    BREAK,
    CONTINUE
  }

  /**
   * @param isTrusted whether it may take its time, as on a machine that has just started
   */
  Evaluation(Map<String, List<Node>> defined, Circumstances circumstances, boolean isTrusted) {
    this.isTrusted = isTrusted;
    this.defined = defined;
    this.circumstances = circumstances;
  }

  String run(List<Node> nodes, Object root) {
    scopes.push(new HashMap<>(Map.of("", root)));
    all(nodes, root);
    return out.toString();
  }

  private End all(List<Node> nodes, Object dot) {
    for (Node node : nodes) {
      checkTime();
      End end = one(node, dot);
      if (end != End.THROUGH) {
        return end;
      }
    }
    return End.THROUGH;
  }

  private End one(Node node, Object dot) {
    switch (node) {
      case Literal(var text) -> append(text.replace(String.valueOf(MARK), ""));
      case Output(var value) -> output(value, dot);
      case Branch branch -> {
        return branch(branch, dot);
      }
      case Loop loop -> {
        return loop(loop, dot);
      }
      case Jump(var ends) -> {
        return ends ? End.BREAK : End.CONTINUE;
      }
      case Insert insert -> insert(insert, dot);
    }
    return End.THROUGH;
  }

  private void output(Pipeline pipeline, Object dot) {
    Object value = value(pipeline, dot);
    append(String.valueOf(MARK));
    if (pipeline.variables().isEmpty()) {
      String written =
          circumstances.markup() == Markup.HTML
              ? HtmlPlace.at(out).written(value, pipeline.line())
              : Value.written(value, circumstances.markup());
      append(written.replace(String.valueOf(MARK), ""));
    }
  }

  private End branch(Branch branch, Object dot) {
    append(String.valueOf(MARK));
    scopes.push(new HashMap<>());
    Object value = value(branch.value(), dot);
    boolean holds = Value.isTrue(value);
    End end =
        holds ? all(branch.then(), branch.sets() ? value : dot) : all(branch.otherwise(), dot);
    scopes.pop();
    append(String.valueOf(MARK));
    return end;
  }

  private End loop(Loop loop, Object dot) {
    append(String.valueOf(MARK));
    Pipeline over = loop.over();
    Object value = value(new Pipeline(List.of(), false, over.commands(), over.line()), dot);
    List<Map.Entry<Object, Object>> items = items(value, over.line());
    if (items.isEmpty()) {
      return all(loop.otherwise(), dot);
    }
    List<String> names = over.variables();
    for (Map.Entry<Object, Object> item : items) {
      checkTime();
      scopes.push(new HashMap<>());
      if (names.size() == 1) {
        set(names.getFirst(), item.getValue(), over.declares());
      } else if (names.size() == 2) {
        set(names.getFirst(), item.getKey(), over.declares());
        set(names.getLast(), item.getValue(), over.declares());
      }
      End end = all(loop.body(), item.getValue());
      scopes.pop();
      if (end == End.BREAK) {
        break;
      }
    }
    append(String.valueOf(MARK));
    return End.THROUGH;
  }

  private List<Map.Entry<Object, Object>> items(Object value, int line) {
    List<Map.Entry<Object, Object>> items = new ArrayList<>();
    switch (value) {
      case List<?> list -> {
        long place = 0;
        for (Object item : list) {
          items.add(Map.entry(place++, item));
        }
      }
      case Map<?, ?> map -> map.forEach((name, item) -> items.add(Map.entry(name, item)));
      case Long count -> {
        for (long i = 0; i < Math.min(count, MOST_ITEMS); i++) {
          items.add(Map.entry(i, i));
        }
      }
      default -> {
        if (!Value.NONE.equals(value)) {
          throw new TemplateException(line, "range over \"" + Value.text(value) + "\", no list");
        }
      }
    }
    return items;
  }

  private void insert(Insert insert, Object dot) {
    List<Node> nodes = defined.get(insert.name());
    if (nodes == null) {
      throw new TemplateException(insert.line(), "no template \"" + insert.name() + "\"");
    }
    if (++depth > DEEPEST) {
      throw new TemplateException(insert.line(), "templates insert each other without end");
    }
    Object inner = insert.dot().map(given -> value(given, dot)).orElse(Value.NONE);
    Deque<Map<String, Object>> outside = new ArrayDeque<>(scopes);
    scopes.clear();
    scopes.push(new HashMap<>(Map.of("", inner)));
    all(nodes, inner);
    scopes.clear();
    scopes.addAll(outside);
    depth--;
  }

  private Object value(Pipeline pipeline, Object dot) {
    try {
      Object value = Value.NONE;
      boolean first = true;
      for (Command command : pipeline.commands()) {
        value = command(command, dot, first ? List.of() : List.of(value));
        first = false;
      }
      for (String name : pipeline.variables()) {
        set(name, value, pipeline.declares());
      }
      return value;
    } catch (TemplateException e) {
      String said = String.valueOf(e.getMessage());
      throw said.startsWith("line ") ? e : new TemplateException(pipeline.line(), said);
    } catch (ArithmeticException | IndexOutOfBoundsException | ClassCastException e) {
      throw new TemplateException(pipeline.line(), "cannot be worked out");
    }
  }

  private Object command(Command command, Object dot, List<Object> piped) {
    checkTime();
    if (!(command.words().getFirst() instanceof Named(var function))) {
      if (!piped.isEmpty()) {
        throw new TemplateException("only a function can be given something");
      }
      return operand(command.words().getFirst(), dot);
    }
    List<Operand> rest = command.words().subList(1, command.words().size());
    if (function.equals("and") || function.equals("or")) {
      return firstThatDecides(function.equals("or"), rest, dot, piped);
    }
    List<Object> values = new ArrayList<>();
    for (Operand word : rest) {
      values.add(operand(word, dot));
    }
    values.addAll(piped);
    return call(function, values);
  }

  private Object call(String function, List<Object> values) {
    var known = Functions.ALL.get(function);
    if (known == null) {
      throw new TemplateException("no function " + function);
    }
    return within(known.apply(new Given(function, values, circumstances)));
  }

  private Object firstThatDecides(
      boolean wanted, List<Operand> rest, Object dot, List<Object> piped) {
    Object value = Value.NONE;
    for (Operand word : rest) {
      value = operand(word, dot);
      if (Value.isTrue(value) == wanted) {
        return value;
      }
    }
    return piped.isEmpty() ? value : piped.getFirst();
  }

  private Object operand(Operand operand, Object dot) {
    return switch (operand) {
      case Constant(var value) -> value;
      case Dot(var path) -> follow(dot, path);
      case Variable(var name, var path) -> follow(variable(name), path);
      case Nested(var pipeline, var path) -> follow(value(pipeline, dot), path);
      case Named(var function) -> call(function, List.of());
    };
  }

  private static Object follow(Object from, List<String> path) {
    Object at = from;
    for (String name : path) {
      at = field(at, name);
    }
    return at;
  }

  private static Object field(Object of, String name) {
    return switch (of) {
      case Value.Struct struct -> {
        Object value = struct.fields().get(name);
        if (value == null) {
          throw new TemplateException("no variable ." + name);
        }
        yield value;
      }
      case Map<?, ?> map -> {
        Object value = map.get(name);
        yield value == null ? Value.NONE : value;
      }
      default ->
          throw new TemplateException(
              Value.NONE.equals(of)
                  ? "." + name + " of nothing"
                  : "." + name + " of \"" + Value.text(of) + "\"");
    };
  }

  private Object variable(String name) {
    for (Map<String, Object> scope : scopes) {
      Object value = scope.get(name);
      if (value != null) {
        return value;
      }
    }
    throw new TemplateException("no variable $" + name);
  }

  private void set(String name, Object value, boolean declares) {
    if (!declares) {
      for (Map<String, Object> scope : scopes) {
        if (scope.containsKey(name)) {
          scope.put(name, value);
          return;
        }
      }
    }
    scopes.getFirst().put(name, value);
  }

  private static Object within(Object value) {
    boolean tooLong = value instanceof String text && text.length() > MOST_OUTPUT;
    boolean tooMany = value instanceof List<?> list && list.size() > MOST_ITEMS;
    if (tooLong || tooMany) {
      throw new TemplateException("a value grows beyond what a message can hold");
    }
    return value;
  }

  private void append(String text) {
    if (out.length() + text.length() > MOST_OUTPUT) {
      throw new TemplateException("more than 64 KB of text");
    }
    out.append(text);
  }

  private void checkTime() {
    if (!isTrusted && System.nanoTime() - started > MOST_NANOS) {
      throw new TemplateException("takes longer than 200 ms");
    }
  }
}
