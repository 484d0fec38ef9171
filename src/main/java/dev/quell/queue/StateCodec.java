package dev.quell.queue;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.github.luben.zstd.Zstd;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Records as compressed JSON, so that a field that is added costs no code here; what an older
 * version left out is empty or zero.
 */
final class StateCodec {
  /**
   * Goes up when what an older version wrote can no longer be read; such checkpoints are useless.
   */
  static final int FORMAT = 2;

  private static final int LEVEL = 3;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule("state").addAbstractTypeMapping(SequencedMap.class, TreeMap.class))
          .changeDefaultVisibility(seen ->
              seen.withGetterVisibility(Visibility.NONE)
                  .withIsGetterVisibility(Visibility.NONE)
                  .withFieldVisibility(Visibility.ANY))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private StateCodec() {}

  static byte[] encode(List<?> rows) {
    byte[] plain = JSON.writeValueAsBytes(rows);
    byte[] compressed = Zstd.compress(plain, LEVEL);
    return new ByteWriter(compressed.length + 16).number(plain.length).bytes(compressed).toBytes();
  }

  static <T> List<T> decode(byte[] block, Class<T> type) {
    ByteReader in = new ByteReader(block);
    int size = in.count();
    byte[] plain = Zstd.decompress(in.bytes(), size);
    return JSON.readValue(plain, JSON.getTypeFactory().constructCollectionType(List.class, type));
  }
}
