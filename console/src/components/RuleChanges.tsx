import type { ReactNode } from 'react'
import { useWords } from '../i18n/language'
import { Change } from './RouteChanges'
import styles from './RouteChanges.module.css'
import { doingOf, type RuleChange } from './ruleDiff'
import { RouteSentence } from './RouteSentence'
import { ruleParts, type MappingNames } from './ruleSentence'

/** What differs between two lists of rules, one sentence a change. */
export function RuleChanges(props: { changes: RuleChange[]; names: MappingNames }) {
  const { t, format } = useWords()
  const { names } = props
  const words = t.processing
  return (
    <ul className={styles.list}>
      {props.changes.map((change, index) => {
        const at = 'after' in change ? change.after : change.before
        const number = format.number(at.position + 1)
        const goes = change.kind === 'moved' || (change.kind === 'changed' && change.moved)
        const place = goes
          ? `${number}, ${t.routes.diff.from(format.number(change.before.position + 1), number)}`
          : number
        return (
          <Change key={index} kind={change.kind}>
            <span className={styles.place}>
              {place}
              {at.rule.rule_name !== '' && ` · ${at.rule.rule_name}`}
            </span>
            {change.kind === 'changed' ? (
              <>
                {doingOf(change.before.rule) !== doingOf(change.after.rule) && (
                  <>
                    <Side word={t.routes.diff.before} former>
                      <RouteSentence parts={ruleParts(change.before.rule, names, t)} />
                    </Side>
                    <Side word={t.routes.diff.after}>
                      <RouteSentence parts={ruleParts(change.after.rule, names, t)} />
                    </Side>
                  </>
                )}
                {change.before.rule.rule_name !== change.after.rule.rule_name && (
                  <Side word={words.changed.name}>
                    {change.before.rule.rule_name || words.preview.empty} →{' '}
                    {change.after.rule.rule_name || words.preview.empty}
                  </Side>
                )}
                {change.before.rule.enabled !== change.after.rule.enabled && (
                  <span>{change.after.rule.enabled ? words.changed.on : words.changed.off}</span>
                )}
              </>
            ) : (
              <RouteSentence parts={ruleParts(at.rule, names, t)} />
            )}
          </Change>
        )
      })}
    </ul>
  )
}

function Side(props: { word: string; former?: boolean; children: ReactNode }) {
  const { t } = useWords()
  return (
    <span className={props.former === true ? styles.former : undefined}>
      <span className={styles.side}>
        {props.word}
        {t.routes.colon}
      </span>
      {props.children}
    </span>
  )
}
