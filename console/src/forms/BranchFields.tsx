import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { GroupingBranch } from '../api/noiseTypes'
import type { LabelSuggestion } from '../api/routingTypes'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import { filterLimits, impossibles, type FieldFault } from './filterFaults'
import form from './form.module.css'
import styles from './GroupingFields.module.css'
import { settingLimits, type SettingErrors, type SettingsDraft } from './noiseSettings'
import { moved } from './routeDraft'
import { keyOptions, RouteConditionFields } from './RouteConditionFields'

interface Props {
  draft: SettingsDraft
  suggestions: LabelSuggestion[]
  errors: SettingErrors
  fault: FieldFault | undefined
  strict: boolean
  set: (change: Partial<SettingsDraft>) => void
}

/** Alerts that gather by values of their own: conditions, and the values that must agree then. */
export function BranchFields({ draft, suggestions, errors, fault, strict, set }: Props) {
  const { t, format } = useWords()
  const words = t.noise.form
  const { branches } = draft
  const put = (next: readonly GroupingBranch[]) => set({ branches: [...next] })
  return (
    <fieldset className={form.section}>
      <legend>{words.branches}</legend>
      <p className={form.help}>{words.branchesHelp}</p>
      {branches.map((branch, index) => {
        const number = format.number(index + 1)
        const wrong = strict ? errors.branches?.get(index) : undefined
        const here = fault?.group === index ? fault : undefined
        const inIf = here?.field === 'group.cases.if' ? here : undefined
        return (
          <div key={index} className={styles.branch} role="group" aria-label={words.branch(number)}>
            <div className={styles.head}>
              <h3>{words.branch(number)}</h3>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                aria-label={words.branchUp(number)}
                title={words.branchUp(number)}
                onClick={() => put(moved(branches, index, index - 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={index === branches.length - 1}
                aria-label={words.branchDown(number)}
                title={words.branchDown(number)}
                onClick={() => put(moved(branches, index, index + 1))}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={words.removeBranch(number)}
                title={words.removeBranch(number)}
                onClick={() => put(branches.toSpliced(index, 1))}
              />
            </div>
            <RouteConditionFields
              conditions={branch.if}
              suggestions={suggestions}
              fault={inIf}
              notes={new Map(impossibles(branch.if, t).map((each) => [each.condition, each.text]))}
              most={filterLimits.conditions}
              strict={strict}
              onChange={(next) => put(branches.with(index, { ...branch, if: next }))}
            />
            {branch.if.length === 0 && wrong?.if !== undefined && <p className={form.help}>{wrong.if}</p>}
            <Field
              label={words.branchEquals}
              error={here?.field === 'group.cases.equals' ? here.text : wrong?.equals}
            >
              {(wiring) => (
                <Select
                  {...wiring}
                  mode="tags"
                  tokenSeparators={[',', ' ']}
                  onInputKeyDown={leaveByTab}
                  value={branch.equals}
                  options={keyOptions('', suggestions, t)}
                  onChange={(equals: string[]) => put(branches.with(index, { ...branch, equals }))}
                />
              )}
            </Field>
          </div>
        )
      })}
      {branches.length < settingLimits.branches && (
        <div>
          <Button
            icon={<PlusOutlined />}
            onClick={() =>
              put([...branches, { if: [{ key: 'severity', oper: 'IN', vals: [] }], equals: [] }])
            }
          >
            {words.addBranch}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
