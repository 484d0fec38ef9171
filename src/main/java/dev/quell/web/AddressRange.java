package dev.quell.web;

import java.net.InetAddress;

/**
 * A range of network addresses, written {@code 10.0.0.0/8} or as one address.
 *
 * @param bits how many leading bits an address must share with {@code network}
 */
public record AddressRange(InetAddress network, int bits) {

  /** Reads one; refuses names, since a name may mean another machine tomorrow. */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int longest = network.getAddress().length * 8;
    int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > longest) {
      throw new IllegalArgumentException("prefix: " + bits + " (expected: 0.." + longest + ")");
    }
    return new AddressRange(network, bits);
  }

  /** Whether this address, given as a literal, lies in the range. */
  public boolean contains(String literal) {
    byte[] address;
    try {
      address = InetAddress.ofLiteral(literal).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] start = network.getAddress();
    if (address.length != start.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
