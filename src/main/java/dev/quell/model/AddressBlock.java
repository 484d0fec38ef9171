package dev.quell.model;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A block of network addresses, IPv4 or IPv6. An IPv4 address in IPv6 clothes ({@code
 * ::ffff:10.0.0.1}) counts as the IPv4 address it is.
 */
final class AddressBlock {
  private static final int BYTE = 8;
  private static final int LONGEST_LITERAL = 45;
  private static final int V4_BYTES = 4;
  private static final int MAX_BYTE = 255;
  private static final int MAPPED_BITS = 96;

  private final byte[] network;
  private final int bits;

  private AddressBlock(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /** Bits behind the prefix length may be set: people write the address they have at hand. */
  static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !isShortNumber(text.substring(slash + 1))) {
      return Optional.empty();
    }
    String literal = text.substring(0, slash);
    int written = Integer.parseInt(text.substring(slash + 1));
    return address(literal)
        .flatMap(network -> {
          boolean mapped = network.length == V4_BYTES && literal.indexOf(':') >= 0;
          int bits = mapped ? written - MAPPED_BITS : written;
          return bits < 0 || bits > network.length * BYTE
              ? Optional.empty()
              : Optional.of(new AddressBlock(network, bits));
        });
  }

  /** False for whatever is no address. */
  boolean contains(String literal) {
    byte[] address = new byte[V4_BYTES];
    return readV4(literal, address)
        ? contains(address)
        : address(literal).filter(this::contains).isPresent();
  }

  private boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = bits / BYTE;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = bits % BYTE;
    return rest == 0 || (address[whole] ^ network[whole]) >> (BYTE - rest) << (BYTE - rest) == 0;
  }

  private static boolean isShortNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Reads four numbers with dots between them, which is what nearly all values are. */
  private static boolean readV4(String literal, byte[] address) {
    int part = 0;
    int digits = 0;
    int number = 0;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c >= '0' && c <= '9' && digits < 3) {
        number = number * 10 + (c - '0');
        digits++;
      } else if (c == '.' && digits > 0 && part < V4_BYTES - 1) {
        part++;
        digits = 0;
        number = 0;
      } else {
        return false;
      }
      if (number > MAX_BYTE) {
        return false;
      }
      address[part] = (byte) number;
    }
    return part == V4_BYTES - 1 && digits > 0;
  }

  /** The JDK reads the others; what cannot be one is sorted out before, as refusing is slow. */
  private static Optional<byte[]> address(String literal) {
    byte[] plain = new byte[V4_BYTES];
    if (readV4(literal, plain)) {
      return Optional.of(plain);
    }
    if (!looksLikeV6(literal)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(literal).getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean looksLikeV6(String literal) {
    int colons = 0;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == ':') {
        colons++;
      } else if (c != '.' && (Character.digit(c, 16) < 0 || c > 'f')) {
        return false;
      }
    }
    return literal.length() <= LONGEST_LITERAL && colons > 1;
  }
}
