package dev.quell.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing a role lets people do; to manage something includes to read it. */
public enum Permission {
  MEMBERS_MANAGE(1, "Members Manage", Area.ORGANIZATION, "invite, change and remove people"),
  ROLES_MANAGE(2, "Roles Manage", Area.ORGANIZATION, "make roles and give them to people"),
  TEAMS_MANAGE(3, "Teams Manage", Area.ORGANIZATION, "make, change and delete teams"),
  AUDIT_READ(4, "Audit Read", Area.ORGANIZATION, "see who changed what"),
  API_KEYS_READ(5, "API Keys Read", Area.ORGANIZATION, "see one's own API keys"),
  API_KEYS_MANAGE(6, "API Keys Manage", Area.ORGANIZATION, "make and delete one's own API keys"),
  CHANNELS_READ(7, "Channels Read", Area.ON_CALL, "see channels and their rules"),
  CHANNELS_MANAGE(8, "Channels Manage", Area.ON_CALL, "make and change channels and their rules"),
  INCIDENTS_READ(9, "Incidents Read", Area.ON_CALL, "see incidents and alerts"),
  INCIDENTS_MANAGE(10, "Incidents Manage", Area.ON_CALL, "work on incidents"),
  INTEGRATIONS_READ(11, "Integrations Read", Area.ON_CALL, "see integrations and routes"),
  INTEGRATIONS_MANAGE(
      12, "Integrations Manage", Area.ON_CALL, "make and change integrations and routes"),
  ANALYTICS_READ(13, "Analytics Read", Area.ON_CALL, "see counts and reports"),
  FIELDS_READ(14, "Custom Fields Read", Area.ON_CALL, "see custom fields"),
  FIELDS_MANAGE(15, "Custom Fields Manage", Area.ON_CALL, "make and change custom fields"),
  SCHEDULES_READ(16, "Schedules Read", Area.ON_CALL, "see who is on call"),
  SCHEDULES_MANAGE(17, "Schedules Manage", Area.ON_CALL, "make and change schedules"),
  CALENDARS_READ(18, "Calendars Read", Area.ON_CALL, "see calendars"),
  CALENDARS_MANAGE(19, "Calendars Manage", Area.ON_CALL, "make and change calendars"),
  TEMPLATES_READ(20, "Templates Read", Area.ON_CALL, "see notification templates"),
  TEMPLATES_MANAGE(21, "Templates Manage", Area.ON_CALL, "make and change notification templates"),
  MAPPINGS_READ(22, "Mappings Read", Area.ON_CALL, "see mapping tables and services"),
  MAPPINGS_MANAGE(23, "Mappings Manage", Area.ON_CALL, "make and change mapping data");

  private final long id;
  private final String title;
  private final Area area;
  private final String meaning;

  /** What a permission is about, as clients sort them. */
  public enum Area {
    ORGANIZATION("Organization", "organization"),
    ON_CALL("On-call", "on-call");

    private final String title;
    private final String wire;

    Area(String title, String wire) {
      this.title = title;
      this.wire = wire;
    }

    public String title() {
      return title;
    }

    public String wire() {
      return wire;
    }
  }

  Permission(long id, String title, Area area, String meaning) {
    this.id = id;
    this.title = title;
    this.area = area;
    this.meaning = meaning;
  }

  public long id() {
    return id;
  }

  /** What people call it, for example {@code Channels Manage}. */
  public String title() {
    return title;
  }

  public Area area() {
    return area;
  }

  /** What it lets people do, to follow "may". */
  public String meaning() {
    return meaning;
  }

  /** Whether it lets people change something. */
  public boolean isManage() {
    return name().endsWith("_MANAGE");
  }

  /** How the console asks for it, for example {@code channels:manage}. */
  public String word() {
    int cut = name().lastIndexOf('_');
    return name().substring(0, cut).toLowerCase(Locale.ROOT)
        + ":"
        + name().substring(cut + 1).toLowerCase(Locale.ROOT);
  }

  /** What whoever has this one may do with it: itself, and to read what it manages. */
  public List<Permission> included() {
    return isManage() ? read().map(one -> List.of(this, one)).orElse(List.of(this)) : List.of(this);
  }

  private Optional<Permission> read() {
    String name = name().replace("_MANAGE", "_READ");
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }

  public static Optional<Permission> of(long id) {
    return Arrays.stream(values()).filter(one -> one.id == id).findFirst();
  }
}
