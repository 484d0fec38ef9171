package dev.quell.notify.template;

import java.util.List;
import java.util.Optional;

/** A part of a template that was read. */
sealed interface Node {

  /** Text that stays as it is. */
  record Literal(String text) implements Node {}

  /** A value; nothing shows where it only sets a variable. */
  record Output(Pipeline value) implements Node {}

  /** {@code if}, and {@code with}, which also makes the value the dot. */
  record Branch(boolean sets, Pipeline value, List<Node> then, List<Node> otherwise)
      implements Node {}

  /** {@code range}. */
  record Loop(Pipeline over, List<Node> body, List<Node> otherwise) implements Node {}

  /** {@code break} and {@code continue}. */
  record Jump(boolean ends) implements Node {}

  /** {@code template}. */
  record Insert(String name, Optional<Pipeline> dot, int line) implements Node {}

  /**
   * Commands whose values go from one to the next.
   *
   * @param variables what is set; two in a {@code range}
   * @param declares whether they are new
   */
  record Pipeline(List<String> variables, boolean declares, List<Command> commands, int line) {}

  /** A function and what it is given, or one value. */
  record Command(List<Operand> words) {}

  /** One word of a command. */
  sealed interface Operand {}

  /** What stands there. */
  record Constant(Object value) implements Operand {}

  /** The dot, or what hangs from it. */
  record Dot(List<String> path) implements Operand {}

  /** A variable, or what hangs from it; its name without the dollar. */
  record Variable(String name, List<String> path) implements Operand {}

  /** A function without anything given to it, unless it is the first word. */
  record Named(String function) implements Operand {}

  /** Something in brackets, or what hangs from it. */
  record Nested(Pipeline value, List<String> path) implements Operand {}
}
