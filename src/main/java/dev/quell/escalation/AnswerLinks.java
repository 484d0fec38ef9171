package dev.quell.escalation;

import dev.quell.model.ObjectId;
import dev.quell.notify.Signature;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Links in messages by which a person answers without logging in. A link says which incident, for
 * whom and until when, and proves by an HMAC that it was made here. Opening it changes nothing: the
 * page behind it asks, and only its answer is a POST.
 */
public final class AnswerLinks {
  private static final Duration VALID = Duration.ofDays(7);
  private static final int ID_BYTES = 12;
  private static final int CLAIM_BYTES = ID_BYTES + Long.BYTES + Long.BYTES;
  private static final int PROOF_BYTES = 20;

  private final byte[] key;
  private final Supplier<String> console;
  private final Answerers answerers;
  private final InstantSource clock;

  /**
   * @param secret of this installation, 32 bytes
   * @param console the address of the console
   */
  public AnswerLinks(
      byte[] secret, Supplier<String> console, Answerers answerers, InstantSource clock) {
    this.key = secret.clone();
    this.console = console;
    this.answerers = answerers;
    this.clock = clock;
  }

  /** Says who may work on the incidents of a channel, as things stand. */
  @FunctionalInterface
  public interface Answerers {
    boolean mayAnswer(long personId, long channelId);
  }

  /** Who may answer for which incident. */
  public record Claim(String incidentId, long personId) {}

  /** Whether a person may still answer for the incidents of a channel. */
  boolean mayAnswer(long personId, long channelId) {
    return personId != 0 && answerers.mayAnswer(personId, channelId);
  }

  /**
   * The link; empty for a group, since nobody would know who answered, and for whoever may not
   * answer.
   */
  String link(String incidentId, long channelId, long personId) {
    return !mayAnswer(personId, channelId) || ObjectId.parse(incidentId).isEmpty()
        ? ""
        : console.get() + "/answer#" + token(incidentId, personId);
  }

  /** What proves the claim; it is part of the link. */
  public String token(String incidentId, long personId) {
    byte[] claim =
        ByteBuffer.allocate(CLAIM_BYTES)
            .put(HexFormat.of().parseHex(incidentId))
            .putLong(personId)
            .putLong(clock.millis() + VALID.toMillis())
            .array();
    byte[] all = Arrays.copyOf(claim, CLAIM_BYTES + PROOF_BYTES);
    System.arraycopy(proof(claim), 0, all, CLAIM_BYTES, PROOF_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** What a token claims; empty when it was not made here, was changed, or is too old. */
  Optional<Claim> claim(String token) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (all.length != CLAIM_BYTES + PROOF_BYTES) {
      return Optional.empty();
    }
    byte[] claim = Arrays.copyOf(all, CLAIM_BYTES);
    byte[] proof = Arrays.copyOfRange(all, CLAIM_BYTES, all.length);
    if (!MessageDigest.isEqual(proof, proof(claim))) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(claim);
    byte[] id = new byte[ID_BYTES];
    read.get(id);
    long person = read.getLong();
    return read.getLong() < clock.millis()
        ? Optional.empty()
        : Optional.of(new Claim(HexFormat.of().formatHex(id), person));
  }

  private byte[] proof(byte[] claim) {
    return Arrays.copyOf(Signature.hmac(key, claim), PROOF_BYTES);
  }
}
