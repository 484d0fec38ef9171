package dev.quell.queue;

import com.github.luben.zstd.Zstd;
import dev.quell.model.Event;
import dev.quell.model.Image;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as bytes. A block is its format version and plain size, then the compressed records one
 * behind the other; similar bodies side by side shrink to a tenth.
 */
final class RecordCodec {
  /** Since format 2 a callback ends with what it replays. */
  private static final int FORMAT = 2;

  private static final int FIRST_FORMAT = 1;
  private static final int LEVEL = 1;
  private static final int CALLBACK = 1;
  private static final int COMMAND = 2;
  private static final byte[] NOTHING = {};
  private static final long NO_TIME = Long.MIN_VALUE;

  private RecordCodec() {}

  static byte[] encode(LogRecord record) {
    return switch (record) {
      case LogRecord.Callback callback -> encode(callback);
      case LogRecord.Command command ->
          new ByteWriter(64 + command.body().length())
              .number(COMMAND)
              .number(command.receivedAt())
              .text(command.id())
              .text(command.kind())
              .number(command.by())
              .text(command.body())
              .toBytes();
    };
  }

  static byte[] block(List<byte[]> records) {
    int size = records.stream().mapToInt(record -> record.length + 5).sum();
    ByteWriter plain = new ByteWriter(size);
    records.forEach(plain::bytes);
    byte[] compressed = Zstd.compress(java.util.Arrays.copyOf(plain.array(), plain.size()), LEVEL);
    return new ByteWriter(compressed.length + 16)
        .number(FORMAT)
        .number(plain.size())
        .bytes(compressed)
        .toBytes();
  }

  static List<LogRecord> decode(long lane, byte[] block) {
    ByteReader outer = new ByteReader(block);
    int format = format(outer);
    ByteReader plain = plain(outer);
    List<LogRecord> records = new ArrayList<>();
    while (!plain.atEnd()) {
      records.add(record(lane, plain.part(), format));
    }
    return records;
  }

  /** The same without what nobody judges by: callbacks come without body, headers and query. */
  static List<LogRecord> decodeJudged(long lane, byte[] block) {
    ByteReader outer = new ByteReader(block);
    int format = format(outer);
    ByteReader plain = plain(outer);
    List<LogRecord> records = new ArrayList<>();
    while (!plain.atEnd()) {
      records.add(judged(lane, plain.part(), format));
    }
    return records;
  }

  private static int format(ByteReader outer) {
    int format = outer.count();
    if (format < FIRST_FORMAT || format > FORMAT) {
      throw new IllegalStateException(
          "log block format: " + format + " (expected: " + FIRST_FORMAT + ".." + FORMAT + ")");
    }
    return format;
  }

  private static ByteReader plain(ByteReader outer) {
    int size = outer.count();
    return new ByteReader(Zstd.decompress(outer.bytes(), size));
  }

  private static byte[] encode(LogRecord.Callback callback) {
    ByteWriter out =
        new ByteWriter(512 + callback.body().length + 512 * callback.events().size())
            .number(CALLBACK)
            .number(callback.receivedAt())
            .bytes(callback.retryId())
            .text(callback.deliveryId())
            .text(callback.rejection())
            .text(callback.nothing())
            .text(callback.remote());
    map(out, callback.headers());
    map(out, callback.query());
    out.bytes(callback.body()).number(callback.size()).number(callback.suppressEqual() ? 1 : 0);
    out.number(callback.events().size());
    callback.events().forEach(event -> event(out, event));
    out.text(callback.replay().map(LogRecord.Replay::originalId).orElse(""));
    out.number(callback.replay().map(LogRecord.Replay::by).orElse(0L));
    return out.toBytes();
  }

  private static Optional<LogRecord.Replay> replay(ByteReader in) {
    LogRecord.Replay replay = new LogRecord.Replay(in.text(), in.number());
    return Optional.of(replay).filter(found -> !found.originalId().isEmpty());
  }

  private static LogRecord judged(long lane, ByteReader in, int format) {
    int type = in.count();
    if (type != CALLBACK) {
      return record(lane, in, format, type);
    }
    long receivedAt = in.number();
    byte[] retryId = in.bytes();
    in.skip();
    String rejection = in.text();
    in.skip();
    in.skip();
    skipMap(in);
    skipMap(in);
    in.skip();
    return new LogRecord.Callback(
        lane,
        receivedAt,
        retryId,
        "",
        rejection,
        "",
        "",
        Map.of(),
        Map.of(),
        NOTHING,
        in.count(),
        in.number() == 1,
        events(in));
  }

  private static LogRecord record(long lane, ByteReader in, int format) {
    return record(lane, in, format, in.count());
  }

  private static LogRecord record(long lane, ByteReader in, int format, int type) {
    return switch (type) {
      case CALLBACK ->
          new LogRecord.Callback(
              lane,
              in.number(),
              in.bytes(),
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              map(in),
              map(in),
              in.bytes(),
              in.count(),
              in.number() == 1,
              events(in),
              format == FIRST_FORMAT ? Optional.empty() : replay(in));
      case COMMAND ->
          new LogRecord.Command(in.number(), in.text(), in.text(), in.number(), in.text());
      default -> throw new IllegalStateException("record type: " + type + " (expected: 1 or 2)");
    };
  }

  private static void event(ByteWriter out, Event event) {
    out.text(event.alertKey())
        .text(event.title())
        .text(event.titleRule())
        .text(event.description())
        .text(event.severity().wire())
        .number(event.recovered() ? 1 : 0)
        .number(event.time().map(Instant::toEpochMilli).orElse(NO_TIME))
        .number(event.startedAt().map(Instant::toEpochMilli).orElse(NO_TIME));
    map(out, event.labels().all());
    out.number(event.images().size());
    for (Image image : event.images()) {
      out.text(image.src()).text(image.alt()).text(image.href());
    }
    out.number(event.notes().size());
    event.notes().forEach(out::text);
  }

  private static List<Event> events(ByteReader in) {
    int count = in.count();
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(
          new Event(
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              Severity.parse(in.text()).orElseThrow(),
              in.number() == 1,
              time(in),
              time(in),
              labels(in),
              images(in),
              texts(in)));
    }
    return events;
  }

  private static Labels labels(ByteReader in) {
    int count = in.count();
    String[] names = new String[count];
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = in.text();
      values[i] = in.text();
    }
    return Labels.of(names, values);
  }

  private static Optional<Instant> time(ByteReader in) {
    long millis = in.number();
    return millis == NO_TIME ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static List<Image> images(ByteReader in) {
    int count = in.count();
    if (count == 0) {
      return List.of();
    }
    List<Image> images = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      images.add(new Image(in.text(), in.text(), in.text()));
    }
    return images;
  }

  private static List<String> texts(ByteReader in) {
    int count = in.count();
    if (count == 0) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.text());
    }
    return texts;
  }

  private static void map(ByteWriter out, Map<String, String> map) {
    out.number(map.size());
    map.forEach((name, value) -> out.text(name).text(value));
  }

  private static void skipMap(ByteReader in) {
    for (int left = 2 * in.count(); left > 0; left--) {
      in.skip();
    }
  }

  private static Map<String, String> map(ByteReader in) {
    int count = in.count();
    Map<String, String> map = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      map.put(in.text(), in.text());
    }
    return map;
  }
}
