package dev.quell.storage;

import java.security.SecureRandom;
import java.util.Base64;

/** The SQL of what only this installation knows. */
public final class SecretStore {
  private static final int BYTES = 32;

  private SecretStore() {}

  /** A secret of this name; made when it is first asked for, and the same ever after. */
  public static byte[] secret(Database database, String name) {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    String kept =
        database.write(sql -> {
          sql.update(
              "insert into server_secret (name, value) values (?, ?) on conflict do nothing",
              name,
              Base64.getEncoder().encodeToString(fresh));
          return sql.one(
                  "select value from server_secret where name = ?", row -> row.getString(1), name)
              .orElseThrow();
        });
    return Base64.getDecoder().decode(kept);
  }
}
