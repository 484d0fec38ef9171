#!/usr/bin/env bash
# Tells a real Prometheus Alertmanager and a Quell the same generated alerts and compares grouping and
# inhibition; see docs/decisions/0015-compared-with-alertmanager.md. About half a minute for each seed;
# exits with 1 when a difference has no known reason.
# Usage: bench/alertmanager_compare.sh [SEED…]    (1 2 3 4 5 when none is given)
# Needs the Alertmanager: on the PATH, by ALERTMANAGER=/path/to/alertmanager, or, on Debian and its kin,
# nothing: its package is then unpacked into target/, without root.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
unpacked=$here/target/alertmanager

main() {
  local binary
  binary=$(find_alertmanager)
  (($#)) || set -- 1 2 3 4 5
  # The launcher finds the JDK and builds what is stale.
  exec "$here/quell" bench alertmanager "$binary" "$@"
}

find_alertmanager() {
  local found
  for found in "${ALERTMANAGER:-}" "$(command -v prometheus-alertmanager || true)" \
    "$(command -v alertmanager || true)" "$unpacked/usr/bin/prometheus-alertmanager"; do
    if [[ -n $found && -x $found ]]; then
      echo "$found"
      return
    fi
  done
  if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    missing
  fi
  mkdir -p "$unpacked"
  (cd "$unpacked" && apt-get download prometheus-alertmanager) >&2 || missing
  dpkg-deb -x "$unpacked"/prometheus-alertmanager_*.deb "$unpacked"
  echo "$unpacked/usr/bin/prometheus-alertmanager"
}

missing() {
  echo "alertmanager_compare.sh needs Prometheus Alertmanager and found none: install the package" \
    "prometheus-alertmanager, or take it from https://prometheus.io/download and set" \
    "ALERTMANAGER=/path/to/alertmanager." >&2
  exit 2
}

main "$@"
