package dev.quell.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses this server calls when somebody gave it one. Whoever may set up a mapping API or
 * a notification could else make it ask what only it can reach: itself, its neighbours, the
 * metadata of its cloud.
 *
 * @param allowed what is reached in spite of being private
 * @param all whether everything is
 */
public record AddressGuard(List<AddressRange> allowed, boolean all) {
  /** How an operator lets an internal server be asked for labels. */
  public static final String SETTING = "QUELL_MAPPING_ALLOW_PRIVATE";

  /** Private in fact, though the JDK does not say so: shared, benchmarks, reserved, documents. */
  private static final List<AddressRange> ALSO_PRIVATE =
      List.of(
          AddressRange.parse("0.0.0.0/8"),
          AddressRange.parse("100.64.0.0/10"),
          AddressRange.parse("192.0.0.0/24"),
          AddressRange.parse("198.18.0.0/15"),
          AddressRange.parse("240.0.0.0/4"),
          AddressRange.parse("fc00::/7"),
          AddressRange.parse("64:ff9b::/96"),
          AddressRange.parse("64:ff9b:1::/48"),
          AddressRange.parse("::ffff:0:0:0/96"),
          AddressRange.parse("2001::/32"),
          AddressRange.parse("2002::/16"));

  public AddressGuard {
    allowed = List.copyOf(allowed);
  }

  /** The first of a host's addresses that may not be asked; every one of them counts. */
  public Optional<String> refused(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(address -> !all && isPrivate(address) && !isAllowed(address))
        .findFirst()
        .map(InetAddress::getHostAddress);
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(range -> range.contains(literal(address)));
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || isCompatible(address)
        || ALSO_PRIVATE.stream().anyMatch(range -> range.contains(literal(address)));
  }

  /** An IPv4 address in the clothes of IPv6. */
  private static boolean isCompatible(InetAddress address) {
    return address instanceof Inet6Address six && six.isIPv4CompatibleAddress();
  }

  /** Without the name of an interface behind it. */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int zone = address instanceof Inet4Address ? -1 : text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
