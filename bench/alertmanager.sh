#!/usr/bin/env bash
# Lets a real Prometheus Alertmanager push into a Quell of its own, and compares what became of its
# alerts with what was told to it: groups, a partial and a full resolution, repeats, a second episode,
# and a group cut short by max_alerts. Takes about a minute; exits with 1 when anything differs.
# Needs curl, jq and the Alertmanager (Debian: apt-get install prometheus-alertmanager; else
# https://prometheus.io/download, and ALERTMANAGER=/path/to/alertmanager).
# CLASS_PATH=… starts Quell from classes instead of ./quell run; KEEP=1 leaves its folder and logs.
# shellcheck disable=SC2317 # what a step expects is asked for by name
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
key='key-for-the-alertmanager-run'
patience=60
address=
alertmanager=
children=()
rows=()
failed=0

main() {
  need curl "apt-get install curl"
  need jq "apt-get install jq"
  local binary=${ALERTMANAGER:-}
  if [[ -z $binary ]]; then
    binary=$(command -v prometheus-alertmanager || command -v alertmanager || true)
  fi
  [[ -x $binary ]] || fail "alertmanager.sh needs Prometheus Alertmanager and found none:" \
    "apt-get install prometheus-alertmanager, or take it from https://prometheus.io/download" \
    "and set ALERTMANAGER=/path/to/alertmanager."
  trap stop EXIT
  start_quell
  set_up
  start_alertmanager "$binary"
  tell_the_story
  print_table
  exit "$failed"
}

# ---- the story --------------------------------------------------------------------------------

tell_the_story() {
  fire DiskFull web-01 critical
  fire DiskFull web-02 warning
  fire DiskFull web-03 info
  fire HighCPU web-01 critical
  expect "four alerts in two groups fire" \
    "DiskFull/web-01=Critical DiskFull/web-02=Warning DiskFull/web-03=Info HighCPU/web-01=Critical" alerts
  expect "  one incident for each check" "DiskFull=Triggered:3 HighCPU=Triggered:1" incidents

  resolve DiskFull web-01 critical
  expect "one alert of a group is resolved" \
    "DiskFull/web-01=Ok DiskFull/web-02=Warning DiskFull/web-03=Info HighCPU/web-01=Critical" alerts
  expect "  its incident stays open" "DiskFull=Triggered:2 HighCPU=Triggered:1" incidents
  expect "a repeated notification counts" "yes" repeated

  resolve DiskFull web-02 warning
  resolve DiskFull web-03 info
  resolve HighCPU web-01 critical
  expect "all are resolved" \
    "DiskFull/web-01=Ok DiskFull/web-02=Ok DiskFull/web-03=Ok HighCPU/web-01=Ok" alerts
  expect "  both incidents close" "DiskFull=Closed:0 HighCPU=Closed:0" incidents

  fire DiskFull web-01 critical
  expect "one fires again: a second alert" \
    "DiskFull/web-01=Critical DiskFull/web-01=Ok DiskFull/web-02=Ok DiskFull/web-03=Ok HighCPU/web-01=Ok" alerts
  expect "  and a second incident" "DiskFull=Closed:0 DiskFull=Triggered:1 HighCPU=Closed:0" incidents
  resolve DiskFull web-01 critical
  expect "  which ends, too" "DiskFull=Closed:0 DiskFull=Closed:0 HighCPU=Closed:0" incidents

  local node
  for node in 1 2 3 4 5; do fire CutShort "node-$node" warning; done
  expect "of five alerts max_alerts: 2 sends two" "2" cut_short
  expect "  the delivery says how many are missing" "3" truncated
  expect "deliveries by verdict" "accepted" verdicts
}

# fire ALERTNAME INSTANCE SEVERITY: tells Alertmanager of a problem, as Prometheus would.
fire() {
  tell "$1" "$2" "$3" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" ""
}

# resolve ALERTNAME INSTANCE SEVERITY: tells it that the problem is over.
resolve() {
  tell "$1" "$2" "$3" "$(date -u -d '-1 hour' +%Y-%m-%dT%H:%M:%SZ)" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
}

tell() {
  jq -n --arg name "$1" --arg instance "$2" --arg severity "$3" --arg start "$4" --arg until "$5" \
    '[{labels: {alertname: $name, instance: $instance, severity: $severity, job: "bench"},
       annotations: {summary: "\($name) on \($instance)"},
       startsAt: $start, generatorURL: "http://prometheus.example.com/graph"}
      + (if $until == "" then {} else {endsAt: $until} end)]' |
    curl -sSf -o /dev/null -H 'Content-Type: application/json' -d @- "$alertmanager/api/v2/alerts"
}

# ---- what Quell says --------------------------------------------------------------------------

alerts() {
  call /alert/list "{\"limit\": 100, \"channel_ids\": [$channel]}" |
    jq -r '[.data.items[] | select(.labels.check != "CutShort")
            | "\(.labels.check)/\(.labels.resource)=\(.alert_status)"] | sort | join(" ")'
}

incidents() {
  call /incident/list "{\"limit\": 100, \"channel_ids\": [$channel]}" |
    jq -r '[.data.items[] | select(.labels.check != "CutShort")
            | "\(.labels.check)=\(.progress):\(.active_alert_cnt)"] | sort | join(" ")'
}

repeated() {
  call /alert/list "{\"limit\": 100, \"channel_ids\": [$channel]}" |
    jq -r 'if any(.data.items[]; .labels.resource == "web-02" and .event_cnt >= 4)
           then "yes" else "no" end'
}

cut_short() {
  call /alert/list "{\"limit\": 100, \"channel_ids\": [$channel]}" |
    jq -r '[.data.items[] | select(.labels.check == "CutShort")] | length'
}

truncated() {
  deliveries | jq -r '[.data.items[].reason | capture("truncatedAlerts: (?<n>[0-9]+)").n][0] // 0'
}

verdicts() {
  deliveries | jq -r '[.data.items[].verdict] | unique | join(" ")'
}

deliveries() {
  call /integration/delivery/list "{\"limit\": 100, \"integration_id\": $integration}"
}

# expect WHAT VALUE COMMAND: asks until the value is seen, or patience is over; notes a row.
expect() {
  local seen='' began=$SECONDS
  while ((SECONDS - began < patience)); do
    seen=$("$3")
    [[ $seen != "$2" ]] || break
    sleep 0.5
  done
  if [[ $seen == "$2" ]]; then
    rows+=("$(printf 'ok        %-42s %s' "$1" "$seen")")
  else
    failed=1
    rows+=("$(printf 'MISMATCH  %-42s %s\n          %-42s %s' "$1" "$seen" "  (expected)" "$2")")
  fi
  echo "${rows[-1]}"
}

print_table() {
  local sent
  sent=$(curl -sS "$alertmanager/metrics" |
    awk '/^alertmanager_notifications_total.*"webhook"/ { sent += $2 } END { print sent + 0 }')
  echo
  echo "Alertmanager sent $sent notifications; Quell has these deliveries of them:"
  deliveries |
    jq -r '.data.items | group_by([.verdict, .reason])[]
           | "  \(length) \(.[0].verdict), \(map(.event_cnt) | add) events  \(.[0].reason)"'
  if ((failed)); then
    echo "Something differs; see MISMATCH above. Logs: KEEP=1 bench/alertmanager.sh"
  else
    echo "All ${#rows[@]} expectations hold."
  fi
}

# ---- starting and stopping --------------------------------------------------------------------

start_quell() {
  local command=("$here/quell") waited
  : >"$work/quell.log"
  if [[ -n ${CLASS_PATH:-} ]]; then
    command=("${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED
      -cp "$CLASS_PATH" dev.quell.app.Main)
  fi
  QUELL_APP_KEY=$key QUELL_ADMIN_PASSWORD=password-for-the-run \
    "${command[@]}" run --port 0 --data "$work/data" >"$work/quell.log" 2>&1 &
  children+=($!)
  echo "Starting Quell …"
  for ((waited = 0; waited < 6000; waited++)); do
    address=$(sed -n 's/^Quell is running: //p' "$work/quell.log")
    [[ -z $address ]] || return 0
    kill -0 "${children[0]}" 2>/dev/null || break
    sleep 0.1
  done
  cat "$work/quell.log" >&2
  fail "Quell did not start."
}

set_up() {
  local made
  channel=$(call /channel/create '{"channel_name": "alertmanager",
    "group": {"method": "p", "equals": [["labels.check"]], "time_window": 0}}' | jq .data.channel_id)
  made=$(call /integration/create \
    "{\"plugin_type\": \"prometheus.alert\", \"name\": \"alertmanager\", \"channel_id\": $channel}")
  integration=$(jq .data.integration_id <<<"$made")
  push_url=$(jq -r .data.push_url <<<"$made")
}

start_alertmanager() {
  local port waited
  port=$(free_port)
  alertmanager=http://127.0.0.1:$port
  cat >"$work/alertmanager.yml" <<YAML
route:
  receiver: quell
  group_by: ['alertname']
  group_wait: 1s
  group_interval: 2s
  repeat_interval: 5s
  routes:
    - receiver: cut-short
      matchers: ['alertname="CutShort"']
receivers:
  - name: quell
    webhook_configs:
      - url: '$push_url'
        send_resolved: true
        max_alerts: 0
  - name: cut-short
    webhook_configs:
      - url: '$push_url'
        send_resolved: true
        max_alerts: 2
YAML
  "$1" --config.file="$work/alertmanager.yml" --storage.path="$work/alertmanager" \
    --web.listen-address="127.0.0.1:$port" --cluster.listen-address= \
    >"$work/alertmanager.log" 2>&1 &
  children+=($!)
  for ((waited = 0; waited < 300; waited++)); do
    ! curl -sf -o /dev/null "$alertmanager/-/ready" || return 0
    sleep 0.1
  done
  cat "$work/alertmanager.log" >&2
  fail "Alertmanager did not start."
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

call() {
  curl -sSf -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d "$2" "$address$1"
}

need() {
  command -v "$1" >/dev/null || fail "alertmanager.sh needs $1: $2"
}

fail() {
  echo "$*" >&2
  exit 2
}

stop() {
  local child
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [[ -n ${KEEP:-} ]]; then
    echo "Kept: $work"
  else
    rm -rf "$work"
  fi
}

main "$@"
