/** What a template may name of an incident, as one looks for it; the words for each are in `t.templates`. */
export const nameGroups = [
  {
    group: 'incident',
    names: [
      'Title',
      'Description',
      'Num',
      'ID',
      'IncidentSeverity',
      'IncidentStatus',
      'Progress',
      'DetailUrl',
      'AnswerUrl',
      'Impact',
      'RootCause',
      'Resolution',
      'AISummary',
    ],
  },
  {
    group: 'times',
    names: ['StartTime', 'LastTime', 'EndTime', 'AckTime', 'CloseTime', 'SnoozedBefore'],
  },
  { group: 'people', names: ['Responders', 'Owner', 'Creator', 'Closer', 'AssignedTo'] },
  {
    group: 'context',
    names: [
      'ChannelName',
      'ChannelID',
      'Labels',
      'Fields',
      'Images',
      'GroupMethod',
      'AccountName',
      'AccountLocale',
      'AccountTimeZone',
    ],
  },
  { group: 'alerts', names: ['AlertCnt', 'ActiveAlertCnt', 'AlertEventCnt', 'Alerts'] },
  {
    group: 'telling',
    names: ['FireType', 'FireTimes', 'IsFlapping', 'IsInStorm', 'Flapping'],
  },
] as const

type Group = (typeof nameGroups)[number]
export type NameGroup = Group['group']
export type TemplateName = Group['names'][number]

const moment = (name: string) => `{{if .${name}}}{{date "2006-01-02 15:04" .${name}}}{{end}}`
const person = (name: string) => `{{if .${name}}}{{.${name}.PersonName}}{{end}}`

/** Where more than the name alone is wanted. */
const longer: Partial<Record<TemplateName, string>> = {
  IncidentSeverity: '{{toSeverity .IncidentSeverity}}',
  ...Object.fromEntries(nameGroups[1].names.map((name) => [name, moment(name)])),
  Responders: '{{range .Responders}}{{.PersonName}} {{end}}',
  Owner: person('Owner'),
  Creator: person('Creator'),
  Closer: person('Closer'),
  AssignedTo: '{{if .AssignedTo}}{{.AssignedTo.EscalateRuleName}}{{end}}',
  Labels: '{{range $name, $value := .Labels}}\n{{$name}}: {{$value}}\n{{end}}',
  Fields: '{{range $name, $value := .Fields}}\n{{$name}}: {{$value}}\n{{end}}',
  Images: '{{range .Images}}{{.Src}} {{end}}',
  Alerts: '{{range .Alerts}}\n{{.Title}}\n{{end}}',
  IsFlapping: '{{if .IsFlapping}} {{end}}',
  IsInStorm: '{{if .IsInStorm}} {{end}}',
  Flapping: '{{if .Flapping}}{{.Flapping.MaxChanges}}{{end}}',
}

/** What is written into the source for a name. */
export const insertion = (name: TemplateName) => longer[name] ?? `{{.${name}}}`

/** Ways to write things, each ready to be put in. */
export const patterns = {
  when: '{{if eq .IncidentSeverity "Critical"}} {{else}} {{end}}',
  closed: '{{if eq .Progress "Closed"}} {{end}}',
  label: '{{index .Labels "host"}}',
  fallback: '{{default "–" .Description}}',
  ago: '{{ago .StartTime}}',
  date: '{{date "2006-01-02 15:04:05" .StartTime}}',
  cut: '{{substrRune 0 200 .Description}}',
  reason: '{{fireReason .}}',
  across: '{{joinAlertLabels . "host" ", "}}',
  colour: '{{severityToColor .IncidentSeverity}}',
  replace: '{{replace "_" " " .Title}}',
  upper: '{{upper .Progress}}',
} as const

export type Pattern = keyof typeof patterns
