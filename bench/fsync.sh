#!/usr/bin/env bash
# Shows, by the system calls of a running server, that a push is on disk before its 200 leaves.
# Needs strace and a built target/quell.jar (./quell run builds it); takes half a minute.
# CLASS_PATH=… starts the server from classes instead of the jar.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
pushes=${1:-3}
work=$(mktemp -d)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! "$java" -version 2>&1 | grep -qE 'version "(2[5-9]|[3-9][0-9])'; then
  echo "bench/fsync.sh needs a JDK 25: set JAVA_HOME." >&2
  exit 1
fi
key='key-for-the-system-call-trace'
server=

main() {
  command -v strace >/dev/null || { echo "fsync.sh needs strace: apt-get install strace" >&2; exit 1; }
  trap stop EXIT
  start
  local channel push
  channel=$(call /channel/create '{"channel_name": "trace"}' | number channel_id)
  push=$(call /integration/create \
    "{\"plugin_type\": \"standard.alert\", \"name\": \"trace\", \"channel_id\": $channel}" |
    sed -n 's/.*"push_url":"\([^"]*\)".*/\1/p')
  # Let the flow and the checkpointer come to rest, so that the trace shows the pushes.
  sleep 2
  strace -f -p "$server" -y -tt -s 120 -o "$work/trace" \
    -e trace=read,recvfrom,pwrite64,write,fsync,fdatasync,sendto,writev >/dev/null 2>&1 &
  local tracer=$!
  sleep 2
  local i
  for ((i = 1; i <= pushes; i++)); do
    curl -sS -o /dev/null -d "{\"title_rule\": \"push $i\", \"event_status\": \"Info\", \"alert_key\": \"k$i\"}" "$push"
    sleep 1
  done
  kill "$tracer"
  wait "$tracer" 2>/dev/null || true
  judge
}

start() {
  local command=(-jar "$here/target/quell.jar")
  if [[ -n ${CLASS_PATH:-} ]]; then
    command=(-cp "$CLASS_PATH" dev.quell.app.Main)
  fi
  QUELL_APP_KEY=$key QUELL_ADMIN_PASSWORD=password-for-the-trace \
    "$java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "${command[@]}" \
    run --port 0 --data "$work/data" >"$work/output" 2>&1 &
  server=$!
  local waited
  for ((waited = 0; waited < 600; waited++)); do
    address=$(sed -n 's/^Quell is running: //p' "$work/output")
    [[ -z $address ]] || return 0
    sleep 0.1
  done
  cat "$work/output" >&2
  exit 1
}

call() {
  curl -sS -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d "$2" "$address$1"
}

number() { sed -n "s/.*\"$1\":\\([0-9]*\\).*/\\1/p"; }

# Prints of each push the request, the writes (the last before each sync), the syncs and the answer;
# fails unless the pages of the commit were synced before it. A write of 32 bytes at 0 is a header.
judge() {
  awk '
    /POST \/event\/push/ { request = 1; synced = pages = 0; print "--"; print trimmed(); next }
    !request { next }
    /pwrite64\(.*quell\.db-wal/ { last = trimmed(); writes++; if ($0 !~ /, 32, 0\)/) pages++; next }
    /(fsync|fdatasync)\(.*quell\.db-wal/ {
      if (writes) printf "%s   [%d writes]\n", last, writes
      print trimmed()
      if (pages) synced = 1
      writes = 0
      next
    }
    /HTTP\/1\.1 200/ {
      print trimmed()
      answers++
      if (synced) good++
      request = 0
    }
    function trimmed() {
      gsub(/<[^>]*\/data\//, "<")
      sub(/\?integration_key=.*"\.\.\., /, "…\", ")
      sub(/HTTP\/1\.1 200.*"\.\.\., /, "HTTP/1.1 200 …\", ")
      if (/pwrite64/) sub(/, ".*"(\.\.\.)?, /, ", …, ")
      return substr($0, 1, 110)
    }
    END {
      printf "%d of %d answers left after a sync of what was written\n", good, answers
      exit !(answers > 0 && good == answers)
    }' "$work/trace"
}

stop() {
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  [[ -n ${KEEP:-} ]] || rm -rf "$work"
}

main
