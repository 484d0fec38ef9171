package dev.quell.pipeline.mapping;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A mapping table as a file of comma-separated values, in UTF-8 with a header. */
final class CsvTable {
  /** What a spreadsheet would run as a formula. */
  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  private static final int MOST_COLUMNS = 100;
  private static final char MARK = '\uFEFF';

  private CsvTable() {}

  /** The rows of a file, by label; columns the table does not know are left out. */
  static List<Map<String, String>> read(MappingSchema schema, byte[] file) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(text(file))) {
      List<String> header = List.of();
      for (CsvRecord line : reader) {
        if (header.isEmpty()) {
          header = header(schema, line.getFields());
        } else {
          rows.add(row(schema, header, line));
        }
        if (rows.size() > MappingTables.MOST_ROWS) {
          throw Requests.invalid(
              "file", "more rows", "at most " + MappingTables.MOST_ROWS + " and a header");
        }
      }
      if (header.isEmpty()) {
        throw Requests.invalid("file", "empty", "a header with " + columns(schema));
      }
      MappingForm.rows(schema, rows, index -> "file: row " + (index + 2), false);
      return rows;
    } catch (CsvParseException e) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "file: no CSV: " + e.getMessage() + " (expected: RFC 4180, in UTF-8)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with these rows; what a spreadsheet would run begins with an apostrophe. */
  static String write(MappingSchema schema, List<Map<String, String>> rows) {
    List<String> labels = new ArrayList<>(schema.sourceLabels());
    labels.addAll(schema.resultLabels());
    StringWriter file = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(file)) {
      writer.writeRecord(labels);
      for (Map<String, String> row : rows) {
        writer.writeRecord(
            labels.stream().map(label -> guarded(row.getOrDefault(label, ""))).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text);
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Requests.invalid("file", "other bytes", "text in UTF-8");
    }
  }

  private static List<String> header(MappingSchema schema, List<String> found) {
    List<String> header = found.stream().map(String::strip).toList();
    for (String label : schema.sourceLabels()) {
      refuseWithout(schema, header, label);
    }
    for (String label : schema.resultLabels()) {
      refuseWithout(schema, header, label);
    }
    boolean twice = new HashSet<>(header).size() < header.size();
    if (twice || header.size() > MOST_COLUMNS) {
      throw Requests.invalid("file: header", String.join(",", header), "each label once");
    }
    return header;
  }

  private static void refuseWithout(MappingSchema schema, List<String> header, String label) {
    if (!header.contains(label)) {
      throw Requests.invalid(
          "file: header", String.join(",", header), columns(schema) + "; " + label + " is missing");
    }
  }

  private static String columns(MappingSchema schema) {
    return String.join(", ", schema.sourceLabels())
        + ", "
        + String.join(", ", schema.resultLabels());
  }

  private static Map<String, String> row(
      MappingSchema schema, List<String> header, CsvRecord line) {
    if (line.getFieldCount() != header.size()) {
      throw Requests.invalid(
          "file: line " + line.getStartingLineNumber(),
          line.getFieldCount() + " fields",
          header.size() + ", as the header has");
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String label = header.get(i);
      if (schema.sourceLabels().contains(label) || schema.resultLabels().contains(label)) {
        row.put(label, unguarded(line.getField(i)));
      }
    }
    return row;
  }

  private static String guarded(String value) {
    return startsAFormula(value) ? "'" + value : value;
  }

  /** What was guarded when it was downloaded comes back as it was. */
  private static String unguarded(String value) {
    return value.startsWith("'") && startsAFormula(value.substring(1)) ? value.substring(1) : value;
  }

  private static boolean startsAFormula(String value) {
    return !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
  }
}
