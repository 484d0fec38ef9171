import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The classes and libraries inside Quell's jar, for a benchmark that calls them directly. */
record Unpacked(Path folder) implements AutoCloseable {
  private static final String INSIDE = "BOOT-INF/";

  static Unpacked of(Path jar) throws IOException {
    Path folder =
        Files.createTempDirectory(Path.of(System.getProperty("bench.folder", "target")), "bench-classes");
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().startsWith(INSIDE) && !entry.isDirectory()) {
          Path file = folder.resolve(entry.getName().substring(INSIDE.length())).normalize();
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    return new Unpacked(folder);
  }

  /** Runs a source file of this folder on them, with these options of the JVM; its exit code. */
  int run(String source, List<String> jvm) throws IOException, InterruptedException {
    return run(source, jvm, List.of());
  }

  int run(String source, List<String> jvm, List<String> arguments)
      throws IOException, InterruptedException {
    String path = folder.resolve("classes") + File.pathSeparator + folder.resolve("lib") + "/*";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-cp");
    command.add(path);
    command.add(
        folder.toAbsolutePath().getParent().resolveSibling("bench").resolve(source).toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
