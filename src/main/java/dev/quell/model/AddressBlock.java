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
  private static final int DOTS = 3;
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
          boolean mapped = network.length == 4 && literal.indexOf(':') >= 0;
          int bits = mapped ? written - MAPPED_BITS : written;
          return bits < 0 || bits > network.length * BYTE
              ? Optional.empty()
              : Optional.of(new AddressBlock(network, bits));
        });
  }

  /** False for whatever is no address. */
  boolean contains(String literal) {
    return address(literal).filter(this::contains).isPresent();
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

  /** The JDK reads the literals; what cannot be one is sorted out before, as refusing is slow. */
  private static Optional<byte[]> address(String literal) {
    if (!looksLikeAnAddress(literal)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(literal).getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean looksLikeAnAddress(String literal) {
    int dots = 0;
    int colons = 0;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c == ':') {
        colons++;
      } else if (Character.digit(c, 16) < 0 || c > 'f') {
        return false;
      }
    }
    return literal.length() <= LONGEST_LITERAL && (colons > 1 || (dots == DOTS && colons == 0));
  }
}
