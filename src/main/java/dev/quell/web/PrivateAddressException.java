package dev.quell.web;

import java.net.UnknownHostException;

/** A name led to an address that may not be called. */
public final class PrivateAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  /**
   * @param address the one that is private
   */
  public PrivateAddressException(String address) {
    super(address);
  }

  public String address() {
    return String.valueOf(getMessage());
  }
}
