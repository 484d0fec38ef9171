package dev.quell.notify.template;

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
import dev.quell.notify.template.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a template; what it cannot read, and functions that do not exist, end it with a reason. */
final class Parser {
  private static final int DEEPEST = 50;
  private static final Set<String> ENDS = Set.of("end", "else");

  private final List<Piece> pieces;
  private final Set<String> functions;
  private final Map<String, List<Node>> defined = new HashMap<>();
  private final Set<String> variables = new HashSet<>(Set.of(""));
  private int at;
  private int depth;
  private int loops;

  /** The words of the action being read. */
  private List<Token> words = List.of();

  private int word;
  private int line;

  private Parser(List<Piece> pieces, Set<String> functions) {
    this.pieces = pieces;
    this.functions = functions;
  }

  /** A template that was read, and those defined within it. */
  record Read(List<Node> nodes, Map<String, List<Node>> defined) {}

  static Read read(String source, Set<String> functions) {
    Parser parser = new Parser(Piece.of(source), functions);
    List<Node> nodes = parser.list(false);
    return new Read(nodes, Map.copyOf(parser.defined));
  }

  /** Nodes up to the end, or up to {@code end} or {@code else}, whose action is then current. */
  private List<Node> list(boolean within) {
    if (++depth > DEEPEST) {
      throw problem("blocks stand more than " + DEEPEST + " deep in each other");
    }
    List<Node> nodes = new ArrayList<>();
    while (at < pieces.size()) {
      Piece piece = pieces.get(at++);
      if (!piece.isAction()) {
        nodes.add(new Literal(piece.content()));
        continue;
      }
      open(piece);
      if (peek().filter(token -> token.is(Kind.WORD) && ENDS.contains(token.text())).isPresent()) {
        if (!within) {
          throw problem("{{" + words.getFirst().text() + "}} without a beginning");
        }
        depth--;
        return nodes;
      }
      action().ifPresent(nodes::add);
    }
    if (within) {
      throw problem("a block without {{end}}");
    }
    depth--;
    return nodes;
  }

  private void open(Piece piece) {
    line = piece.line();
    words = Lexer.tokens(piece.content(), line);
    word = 0;
    if (words.isEmpty()) {
      throw problem("nothing stands between {{ and }}");
    }
  }

  private Optional<Node> action() {
    Token first = words.getFirst();
    String name = first.is(Kind.WORD) ? first.text() : "";
    return switch (name) {
      case "if" -> Optional.of(branch(false));
      case "with" -> Optional.of(branch(true));
      case "range" -> Optional.of(loop());
      case "break", "continue" -> Optional.of(jump());
      case "define" -> define();
      case "template" -> Optional.of(insert());
      case "block" -> Optional.of(block());
      default -> Optional.of(new Output(whole()));
    };
  }

  private Node branch(boolean sets) {
    Set<String> outside = new HashSet<>(variables);
    word++;
    Pipeline value = whole();
    List<Node> then = list(true);
    List<Node> otherwise = otherwise(sets);
    variables.retainAll(outside);
    return new Branch(sets, value, then, otherwise);
  }

  /** What stands after {@code else}, or nothing at {@code end}. */
  private List<Node> otherwise(boolean sets) {
    if (words.getFirst().isWord("end")) {
      endOfAction(1);
      return List.of();
    }
    if (words.size() > 1 && words.get(1).isWord(sets ? "with" : "if")) {
      word = 1;
      return List.of(branch(sets));
    }
    endOfAction(1);
    List<Node> nodes = list(true);
    if (!words.getFirst().isWord("end")) {
      throw problem("a second {{else}}");
    }
    endOfAction(1);
    return nodes;
  }

  private Node loop() {
    Set<String> outside = new HashSet<>(variables);
    word++;
    Pipeline over = whole();
    loops++;
    List<Node> body = list(true);
    loops--;
    List<Node> otherwise = otherwise(false);
    variables.retainAll(outside);
    return new Loop(over, body, otherwise);
  }

  private Node jump() {
    if (loops == 0) {
      throw problem("{{" + words.getFirst().text() + "}} outside of a range");
    }
    endOfAction(1);
    return new Jump(words.getFirst().isWord("break"));
  }

  private Optional<Node> define() {
    String name = name();
    endOfAction(2);
    body(name);
    return Optional.empty();
  }

  private Node insert() {
    String name = name();
    word = 2;
    Optional<Pipeline> dot = word < words.size() ? Optional.of(whole()) : Optional.empty();
    return new Insert(name, dot, line);
  }

  private Node block() {
    Insert insert = (Insert) insert();
    body(insert.name());
    return insert;
  }

  private void body(String name) {
    Set<String> outside = new HashSet<>(variables);
    int outer = loops;
    variables.retainAll(Set.of(""));
    loops = 0;
    List<Node> nodes = list(true);
    if (!words.getFirst().isWord("end")) {
      throw problem("an {{else}} without {{if}}");
    }
    defined.put(name, nodes);
    variables.addAll(outside);
    loops = outer;
  }

  private String name() {
    if (words.size() < 2 || !words.get(1).is(Kind.STRING)) {
      throw problem(words.getFirst().text() + " needs a name in quotation marks");
    }
    return words.get(1).text();
  }

  private void endOfAction(int expected) {
    if (words.size() > expected) {
      throw problem("what is " + words.get(expected).text() + " here?");
    }
  }

  /** A pipeline up to the end of the action. */
  private Pipeline whole() {
    Pipeline pipeline = pipeline();
    if (word < words.size()) {
      throw problem("what is " + words.get(word).text() + " here?");
    }
    return pipeline;
  }

  private Pipeline pipeline() {
    List<String> names = new ArrayList<>();
    boolean declares = false;
    int start = word;
    while (peek().filter(token -> token.is(Kind.VARIABLE)).isPresent()) {
      names.add(words.get(word++).text().substring(1));
      Kind next = peek().map(Token::kind).orElse(Kind.CLOSE);
      if (next == Kind.COMMA) {
        word++;
      } else if (next == Kind.DECLARE || next == Kind.ASSIGN) {
        declares = next == Kind.DECLARE;
        word++;
        return new Pipeline(set(names, declares), declares, commands(), line);
      } else {
        break;
      }
    }
    word = start;
    return new Pipeline(List.of(), false, commands(), line);
  }

  private List<String> set(List<String> names, boolean declares) {
    if (names.size() > 2) {
      throw problem("too many variables (expected: at most two)");
    }
    if (declares) {
      variables.addAll(names);
    }
    names.forEach(this::mustKnow);
    return List.copyOf(names);
  }

  private void mustKnow(String variable) {
    if (!variables.contains(variable)) {
      throw problem("no variable $" + variable);
    }
  }

  private List<Command> commands() {
    if (++depth > DEEPEST) {
      throw problem("brackets stand more than " + DEEPEST + " deep in each other");
    }
    List<Command> commands = new ArrayList<>();
    commands.add(command());
    while (peek().filter(token -> token.is(Kind.PIPE)).isPresent()) {
      word++;
      commands.add(command());
    }
    depth--;
    return commands;
  }

  private Command command() {
    List<Operand> operands = new ArrayList<>();
    while (peek().filter(token -> !token.is(Kind.PIPE) && !token.is(Kind.CLOSE)).isPresent()) {
      operands.add(operand());
    }
    if (operands.isEmpty()) {
      throw problem("a value is missing");
    }
    if (operands.size() > 1 && !(operands.getFirst() instanceof Named)) {
      throw problem("only a function can be given something");
    }
    return new Command(operands);
  }

  private Operand operand() {
    Token token = words.get(word++);
    return switch (token.kind()) {
      case DOT -> new Dot(List.of());
      case FIELD -> new Dot(path(token.text()));
      case VARIABLE -> variable(token.text().substring(1));
      case STRING -> new Constant(token.text());
      case CHARACTER -> new Constant((long) character(token.text()));
      case NUMBER -> new Constant(number(token.text()));
      case WORD -> named(token.text());
      case OPEN -> nested();
      default -> throw problem("what is " + token.text() + " here?");
    };
  }

  private Operand variable(String name) {
    mustKnow(name);
    return new Variable(name, path(""));
  }

  private Operand nested() {
    Pipeline inner = pipeline();
    if (peek().filter(token -> token.is(Kind.CLOSE)).isEmpty()) {
      throw problem("( without )");
    }
    word++;
    return new Nested(inner, path(""));
  }

  private Operand named(String name) {
    return switch (name) {
      case "true" -> new Constant(true);
      case "false" -> new Constant(false);
      case "nil" -> new Constant(Value.NONE);
      default -> {
        if (!functions.contains(name)) {
          throw problem("no function " + name);
        }
        yield new Named(name);
      }
    };
  }

  /** The names that follow without a blank between. */
  private List<String> path(String first) {
    List<String> path = new ArrayList<>();
    if (!first.isEmpty()) {
      path.add(first);
    }
    while (peek().filter(token -> token.is(Kind.FIELD) && !token.spaced()).isPresent()) {
      path.add(words.get(word++).text());
    }
    return List.copyOf(path);
  }

  private int character(String text) {
    if (text.codePointCount(0, text.length()) != 1) {
      throw problem("'" + text + "' is not one character");
    }
    return text.codePointAt(0);
  }

  private Object number(String text) {
    try {
      if (text.startsWith("0x") || text.startsWith("0X")) {
        return Long.parseLong(text.substring(2), 16);
      }
      boolean isWhole = text.matches("[-+]?\\d+");
      return isWhole ? (Object) Long.parseLong(text) : (Object) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw problem(text + " is no number");
    }
  }

  private Optional<Token> peek() {
    return word < words.size() ? Optional.of(words.get(word)) : Optional.empty();
  }

  private TemplateException problem(String what) {
    return new TemplateException(line, what);
  }
}
