package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses this server lets itself be sent to. */
class AddressGuardTest {
  private static final AddressGuard STRICT = new AddressGuard(List.of(), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "[::ffff:10.0.0.1]",
        "[::10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[::ffff:0:10.0.0.1]",
        "[2001:0:a00:1::]"
      })
  void whatIsPrivateIsRefused(String host) throws UnknownHostException {
    assertThat(refused(STRICT, host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "[2606:4700::1111]"})
  void whatEverybodyReachesIsAsked(String host) throws UnknownHostException {
    assertThat(refused(STRICT, host)).isEmpty();
  }

  @Test
  void anOperatorAllowsOneNetworkOrAll() throws UnknownHostException {
    AddressGuard one = new AddressGuard(List.of(AddressRange.parse("10.0.0.0/8")), false);

    assertThat(refused(one, "10.1.2.3")).isEmpty();
    assertThat(refused(one, "192.168.1.1")).hasValue("192.168.1.1");
    assertThat(refused(new AddressGuard(List.of(), true), "127.0.0.1")).isEmpty();
  }

  @Test
  void oneOfManyIsEnoughToRefuse() throws UnknownHostException {
    List<InetAddress> addresses =
        List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.7"));

    assertThat(STRICT.refused(addresses)).hasValue("10.0.0.7");
  }

  private static Optional<String> refused(AddressGuard guard, String host)
      throws UnknownHostException {
    return guard.refused(List.of(InetAddress.getAllByName(host)));
  }
}
