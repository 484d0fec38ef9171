package dev.quell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How long files and methods may get, and how many things a method may be told. */
class SizesTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 40;
  private static final int PARAMETERS = 5;

  @Test
  void everyFileCanBeReadInOneSitting() throws IOException {
    List<String> findings = new ArrayList<>();
    for (Path file : sources()) {
      long lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES) {
        findings.add(file + ": " + lines + " lines (expected: at most " + FILE_LINES + ")");
      }
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void everyMethodFitsHalfAScreen() throws IOException {
    List<String> findings = new ArrayList<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
      var positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree file : task.parse()) {
        file.accept(new MethodSizes(file, positions, findings), false);
      }
    }

    assertThat(findings).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Told while scanning whether it is inside a record, whose constructors mirror the contract. */
  private static final class MethodSizes extends TreeScanner<Void, Boolean> {
    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final List<String> findings;

    MethodSizes(CompilationUnitTree file, SourcePositions positions, List<String> findings) {
      this.file = file;
      this.positions = positions;
      this.findings = findings;
    }

    @Override
    public Void visitClass(ClassTree type, Boolean inRecord) {
      return super.visitClass(type, type.getKind() == Tree.Kind.RECORD);
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean inRecord) {
      long lines = line(positions.getEndPosition(file, method)) - firstLine(method) + 1;
      if (lines > METHOD_LINES) {
        findings.add(where(method) + lines + " lines (expected: at most " + METHOD_LINES + ")");
      }
      int parameters = method.getParameters().size();
      boolean mirrorsTheContract = inRecord && method.getReturnType() == null;
      if (parameters > PARAMETERS && !mirrorsTheContract && !isGiven(method)) {
        findings.add(
            where(method) + parameters + " parameters (expected: at most " + PARAMETERS + ")");
      }
      return super.visitMethod(method, inRecord);
    }

    /** A bean takes the parts it is made of; an overriding method takes what it is given. */
    private static boolean isGiven(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .map(annotation -> annotation.getAnnotationType().toString())
          .anyMatch(Set.of("Bean", "Override")::contains);
    }

    /** The line of the first annotation or modifier, as a reader counts. */
    private long firstLine(MethodTree method) {
      return line(positions.getStartPosition(file, method));
    }

    private long line(long position) {
      return file.getLineMap().getLineNumber(position);
    }

    private String where(MethodTree method) {
      return file.getSourceFile().getName()
          + ":"
          + firstLine(method)
          + " "
          + method.getName()
          + ": ";
    }
  }
}
