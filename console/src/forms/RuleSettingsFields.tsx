import { AutoComplete, Checkbox, Input, Radio, Select } from 'antd'
import { Link } from 'react-router'
import type { ProcessingRule, RuleSettings } from '../api/processingTypes'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import { ConditionGroups } from './ConditionGroups'
import form from './form.module.css'
import { LabelSetFields } from './LabelSetFields'
import { keyOptions } from './RouteConditionFields'
import type { RuleField } from './ruleFaults'
import type { RuleChoices } from './RuleForm'
import styles from './RuleForm.module.css'
import { TemplateField } from './TemplateField'

interface Props {
  value: ProcessingRule
  choices: RuleChoices
  strict: boolean
  faultOf: (field: RuleField) => string | undefined
  set: (change: RuleSettings) => void
  /** Extract that way instead of the other. */
  by: (way: 'pattern' | 'g_json') => void
}

/** The fields that a kind of rule has. */
export function RuleSettingsFields(props: Props) {
  const { t } = useWords()
  const words = t.processing.form
  const { value, choices, faultOf, set } = props
  const { settings } = value
  const template = (field: 'template' | 'title' | 'description', label: string) => (
    <TemplateField
      label={label}
      lines={field === 'description'}
      value={settings[field] ?? ''}
      error={faultOf(field)}
      suggestions={choices.suggestions}
      onChange={(text) => set({ [field]: text })}
    />
  )
  switch (value.kind) {
    case 'extraction':
      return <Extraction {...props} />
    case 'composition':
      return (
        <>
          {template('template', words.template)}
          <ResultLabel {...props} />
        </>
      )
    case 'mapping':
      return <Lookup {...props} />
    case 'drop':
      return <Labels {...props} field="drop_labels" label={words.dropLabels} prefix="" />
    case 'title_reset':
      return template('title', words.title)
    case 'description_reset':
      return template('description', words.description)
    case 'severity_reset':
      return (
        <Field label={words.severity} error={faultOf('severity')}>
          {(wiring) => (
            <Select
              {...wiring}
              value={settings.severity === '' ? undefined : settings.severity}
              options={(['Critical', 'Warning', 'Info'] as const).map((each) => ({
                value: each,
                label: t.severity[each],
              }))}
              onChange={(severity: string) => set({ severity })}
            />
          )}
        </Field>
      )
    case 'labels_reset':
      return (
        <>
          <LabelSetFields start={settings.labels ?? {}} onChange={(labels) => set({ labels })} />
          {faultOf('labels') !== undefined && <p className={styles.fault}>{faultOf('labels')}</p>}
        </>
      )
    case 'alert_drop':
      return <p className={form.help}>{words.alertDrop}</p>
    case 'alert_inhibit':
      return (
        <>
          <p>{words.sources}</p>
          <ConditionGroups
            groups={settings.source_filters ?? []}
            suggestions={choices.suggestions}
            strict={props.strict}
            single={false}
            onChange={(source_filters) => set({ source_filters })}
          />
          {faultOf('source_filters') !== undefined && (
            <p className={styles.fault}>{faultOf('source_filters')}</p>
          )}
          <Labels {...props} field="equals" label={words.equals} help={words.equalsHelp} prefix="labels." />
        </>
      )
  }
}

function Extraction(props: Props) {
  const { t } = useWords()
  const words = t.processing.form
  const { value, choices, faultOf, set } = props
  const { settings } = value
  const byPath = settings.g_json !== undefined
  const field = settings.source_field ?? ''
  const texts = ['title', 'description']
  const options = keyOptions(field, choices.suggestions, t).map((group) => ({
    ...group,
    options: group.options.filter((each) => each.value.startsWith('labels.') || texts.includes(each.value)),
  }))
  return (
    <>
      <Field label={words.sourceField} error={faultOf('source_field')}>
        {(wiring) => (
          <AutoComplete
            {...wiring}
            value={field}
            options={options.filter((group) => group.options.length > 0)}
            onChange={(text: string | undefined) => set({ source_field: (text ?? '').trim() })}
          />
        )}
      </Field>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={words.by}
        value={byPath ? 'path' : 'pattern'}
        onChange={(event) => props.by(event.target.value === 'path' ? 'g_json' : 'pattern')}
        options={[
          { value: 'pattern', label: words.byPattern },
          { value: 'path', label: words.byPath },
        ]}
      />
      {byPath ? (
        <Field label={words.path} help={words.pathHelp} error={faultOf('g_json')}>
          {(wiring) => (
            <Input
              {...wiring}
              className={styles.mono ?? ''}
              spellCheck={false}
              autoComplete="off"
              value={settings.g_json}
              onChange={(event) => set({ g_json: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <Field label={words.pattern} help={words.patternHelp} error={faultOf('pattern')}>
          {(wiring) => (
            <Input
              {...wiring}
              className={styles.mono ?? ''}
              prefix="/"
              suffix="/"
              spellCheck={false}
              autoComplete="off"
              value={settings.pattern ?? ''}
              onChange={(event) => set({ pattern: event.target.value })}
            />
          )}
        </Field>
      )}
      <ResultLabel {...props} />
    </>
  )
}

function ResultLabel(props: Props) {
  const { t } = useWords()
  const words = t.processing.form
  const { value, faultOf, set } = props
  return (
    <>
      <Field label={words.resultLabel} error={faultOf('result_label')}>
        {(wiring) => (
          <Input
            {...wiring}
            className={styles.mono ?? ''}
            spellCheck={false}
            autoComplete="off"
            value={value.settings.result_label ?? ''}
            onChange={(event) => set({ result_label: event.target.value.trim() })}
          />
        )}
      </Field>
      <Override {...props} />
    </>
  )
}

function Override(props: Props) {
  const { t } = useWords()
  return (
    <Checkbox
      checked={props.value.settings.override === true}
      onChange={(event) => props.set({ override: event.target.checked })}
    >
      {t.processing.form.override}
    </Checkbox>
  )
}

function Lookup(props: Props) {
  const { t } = useWords()
  const words = t.processing.form
  const { value, choices, faultOf, set } = props
  const { settings } = value
  const api = settings.mapping_type === 'api'
  const table = choices.tables?.find((each) => each.schema_id === settings.schema_id)
  const field = api ? 'api_id' : 'schema_id'
  const options = api
    ? choices.apis?.map((each) => ({ value: each.api_id, label: each.api_name }))
    : choices.tables?.map((each) => ({ value: each.schema_id, label: each.schema_name }))
  const help = api
    ? words.apiBy
    : table === undefined
      ? undefined
      : words.tableBy(table.source_labels.join(t.routes.sentence.comma))
  return (
    <>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={words.mappingType}
        value={api ? 'api' : 'schema'}
        onChange={(event) =>
          set(
            event.target.value === 'api'
              ? { mapping_type: 'api', schema_id: '' }
              : { mapping_type: 'schema', api_id: '' },
          )
        }
        options={[
          { value: 'schema', label: words.table },
          { value: 'api', label: words.api },
        ]}
      />
      {options?.length === 0 ? (
        <p className={form.help}>
          {api ? words.noApis : words.noTables}{' '}
          <Link to={paths.mappings(api ? 'apis' : 'tables')}>{words.makeOne}</Link>
        </p>
      ) : (
        <Field label={api ? words.chooseApi : words.chooseTable} help={help} error={faultOf(field)}>
          {(wiring) => (
            <Select
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              loading={options === undefined}
              value={settings[field] === '' ? undefined : settings[field]}
              options={options ?? []}
              onChange={(id: string) => {
                const chosen = choices.tables?.find((each) => each.schema_id === id)
                set({ [field]: id, ...(chosen === undefined ? {} : { result_labels: chosen.result_labels }) })
              }}
            />
          )}
        </Field>
      )}
      <Labels
        {...props}
        field="result_labels"
        label={words.resultLabels}
        prefix=""
        offered={table?.result_labels}
      />
      <Override {...props} />
    </>
  )
}

function Labels(
  props: Props & {
    field: 'result_labels' | 'drop_labels' | 'equals'
    label: string
    help?: string
    /** What stands before the name of a label; where it is empty, only labels are offered. */
    prefix: '' | 'labels.'
    offered?: string[] | undefined
  },
) {
  const { t } = useWords()
  const { value, choices, field, prefix } = props
  const known = choices.suggestions.flatMap(({ key }) =>
    key.startsWith('labels.') ? [prefix === '' ? key.slice('labels.'.length) : key] : [],
  )
  const attributes = prefix === '' ? [] : ['title', 'severity', 'description']
  return (
    <Field label={props.label} help={props.help} error={props.faultOf(field)}>
      {(wiring) => (
        <Select
          {...wiring}
          mode="tags"
          placeholder={t.processing.form.labelsHint}
          defaultActiveFirstOption={false}
          onInputKeyDown={leaveByTab}
          tokenSeparators={[',', ' ']}
          value={value.settings[field] ?? []}
          options={(props.offered ?? [...attributes, ...known]).map((each) => ({ value: each }))}
          onChange={(labels: string[]) => props.set({ [field]: labels })}
        />
      )}
    </Field>
  )
}
