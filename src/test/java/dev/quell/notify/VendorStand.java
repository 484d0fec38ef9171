package dev.quell.notify;

import java.util.List;
import java.util.Map;

/** A vendor's end of the wire: speaks its protocol, remembers what it heard, fails on demand. */
interface VendorStand extends AutoCloseable {

  /** How the vendor feels about the next message. */
  enum Mood {
    WELL,
    /** Refuses it, as this vendor does: often inside a 200. */
    ERROR,
    TOO_FAST,
    /** Takes it and never says so. */
    SILENT,
    /** Refuses it and repeats all it was told, secrets and all. */
    ECHO
  }

  /**
   * One message as its reader sees it.
   *
   * @param raw all that came, as it came
   */
  record Heard(String title, String text, String raw) {}

  /** Names the fixtures, and the test. */
  String kind();

  Notifier notifier();

  /** Settings with which the vendor is content. */
  Map<String, String> settings();

  /** What to set instead so that it is not; empty where nothing is secret. */
  Map<String, String> wrongSettings();

  /** Everything in the settings that must show nowhere. */
  List<String> secrets();

  void feels(Mood mood);

  List<Heard> heard();

  @Override
  void close();
}
